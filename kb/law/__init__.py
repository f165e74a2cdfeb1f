"""Danish law as the product needs it: the register of laws and the grammar of references. Part of the floor."""
