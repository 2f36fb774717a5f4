"""Chinese names compared with English ones.

`han` reads a Chinese name with the words that `dictionary` and `translation` know; `traces` finds
whom to compare; `explanation` says what of each name the other one explains, `blend` by words
coined of `sounds` and meanings; `matching` says how likely two are one among their `rivals`.
"""
