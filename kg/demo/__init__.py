"""An invented world and the documents it leaves behind: the demo corpus, with its ground truth."""
