"""From a folder of news articles on Libya to a spreadsheet of conflict events."""
