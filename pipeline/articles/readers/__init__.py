"""One module a family of formats, each importing its libraries when it reads: the command line answers at once."""
