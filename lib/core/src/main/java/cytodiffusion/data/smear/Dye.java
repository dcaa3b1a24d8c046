package cytodiffusion.data.smear;

/**
 * What absorbs light in a smear stained after Romanowsky (May-Grünwald-Giemsa, Wright): see Horobin and Walter,
 * "Understanding Romanowsky staining", Histochemistry 86 (1987) 331.
 */
public enum Dye {
    /** Azure B alone, blue: RNA, so the basophilia of the cytoplasm, and nucleoli. */
    AZURE,
    /** The complex of azure B and eosin Y, purple: chromatin, azurophilic and basophil granules, platelets. */
    PURPLE,
    /** Eosin Y, orange-pink: haemoglobin and eosinophil granules. */
    EOSIN,
    /** Not a dye: dust and whatever else is grey by itself. */
    PIGMENT
}
