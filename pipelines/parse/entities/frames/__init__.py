"""Names that neither lists nor model found: frames of words round them tell (A पुत्र B, के एम A, ग्राम A थाना B)."""
