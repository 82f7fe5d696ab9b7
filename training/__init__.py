"""How the English model is made: treebanks, sentence templates, training and measuring."""
