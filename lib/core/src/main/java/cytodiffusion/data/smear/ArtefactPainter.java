package cytodiffusion.data.smear;

/** Draws what cell finders bring in that is no cell: stain precipitate, dust, folds, drying marks, clumped platelets. */
final class ArtefactPainter {
    private final Canvas canvas;
    private final long seed;
    private final Dice dice;

    ArtefactPainter(Canvas canvas, long seed) {
        this.canvas = canvas;
        this.seed = seed;
        dice = new Dice(seed, "artefact");
    }

    /** Kinds of artefact; a smudge cell is painted as a cell. */
    enum Kind {
        SMUDGE_CELL,
        PRECIPITATE,
        DUST,
        FOLD,
        DRYING_MARKS,
        PLATELET_CLUMP
    }

    /** The kind that a seed makes: two in seven are smudge cells, the others share the rest evenly. */
    static Kind kind(long seed) {
        Kind[] kinds = Kind.values();
        return kinds[Math.max(0, new Dice(seed, "artefact kind").between(-1, kinds.length - 1))];
    }

    void paint(Kind kind) {
        switch (kind) {
            case PRECIPITATE -> precipitate();
            case DUST -> dust();
            case FOLD -> fold();
            case DRYING_MARKS -> dryingMarks();
            case PLATELET_CLUMP -> plateletClump();
            case SMUDGE_CELL -> throw new IllegalArgumentException("A smudge cell is painted as a cell");
        }
    }

    /** A cloud of dark violet grains over whatever lies below. */
    private void precipitate() {
        int grains = dice.between(50, 260);
        double spread = dice.uniform(1.6, 5);
        double stretch = dice.uniform(0.5, 1);
        for (int i = 0; i < grains; i++) {
            double x = spread * dice.normal();
            double y = spread * stretch * dice.normal();
            double strength = dice.uniform(0.5, 1.3);
            speck(x, y, dice.uniform(0.15, 0.5), strength * 1.6, strength * 0.7, strength * 0.15);
        }
    }

    /** A dark angular particle, sometimes with smaller ones beside it. */
    private void dust() {
        int particles = dice.between(1, 4);
        for (int i = 0; i < particles; i++) {
            double radius = i == 0 ? dice.uniform(1.5, 4) : dice.uniform(0.4, 1.2);
            double centreX = i == 0 ? dice.uniform(-1, 1) : dice.uniform(-8, 8);
            double centreY = i == 0 ? dice.uniform(-1, 1) : dice.uniform(-8, 8);
            Outline outline = new Outline(dice, radius, dice.uniform(0, 1), dice.uniform(0.1, 0.3), 0.03);
            double pigment = dice.uniform(0.5, 1.5);
            double azure = dice.uniform(0, 0.8);
            Texture facets = new Texture(dice.bits());
            canvas.around(centreX, centreY, outline.reach() + 1, (sample, x, y) -> {
                double outside = outline.outside(x - centreX, y - centreY);
                double inside = Canvas.inside(outside, 0.5);
                // Light bends around a thick particle: a bright line along its edge.
                double glow = Math.max(0, 1 - Math.abs(outside - 0.4) / 0.4);
                double amount = inside * (1 + 0.5 * facets.at(x, y));
                canvas.stain(Dye.PIGMENT, sample, pigment * amount - 0.10 * glow);
                canvas.stain(Dye.AZURE, sample, azure * amount);
                canvas.cover(Part.DEBRIS, sample, inside);
            });
        }
    }

    /** A crease of the film across the field, darker along its middle and its two edges. */
    private void fold() {
        double angle = dice.uniform(0, 2 * Math.PI);
        double alongX = StrictMath.cos(angle);
        double alongY = StrictMath.sin(angle);
        double halfWidth = dice.uniform(0.8, 2.6);
        double azure = dice.uniform(0.2, 0.6);
        double eosin = dice.uniform(0.2, 0.6);
        Texture wander = new Texture(dice.bits());
        canvas.everywhere((sample, x, y) -> {
            double along = x * alongX + y * alongY;
            double across = y * alongX - x * alongY + 2.2 * wander.at(along / 7, 0) + 0.5 * wander.at(along / 1.7, 9);
            double outside = Math.abs(across) - halfWidth * (1 + 0.4 * wander.at(along / 4, 5));
            double inside = Canvas.inside(outside, 0.6);
            double line = Math.max(0, 1 - Math.abs(outside) / 0.5);
            double amount = inside * (0.6 + 0.4 * wander.rough(x * 1.5, y * 1.5)) + 0.9 * line;
            canvas.stain(Dye.AZURE, sample, azure * amount);
            canvas.stain(Dye.EOSIN, sample, eosin * amount);
            canvas.cover(Part.DEBRIS, sample, inside);
        });
    }

    /** Droplets that dried on the film: dark rings around bright middles. */
    private void dryingMarks() {
        int droplets = dice.between(3, 14);
        double spread = dice.uniform(2, 5);
        for (int i = 0; i < droplets; i++) {
            double centreX = spread * dice.normal();
            double centreY = spread * dice.normal();
            double radius = dice.uniform(0.5, 1.8);
            double strength = dice.uniform(0.25, 0.8);
            canvas.around(centreX, centreY, radius + 1, (sample, x, y) -> {
                double dx = x - centreX;
                double dy = y - centreY;
                double outside = Math.sqrt(dx * dx + dy * dy) - radius;
                double ring = Math.max(0, 1 - Math.abs(outside) / 0.4);
                double inside = Canvas.inside(outside + 0.3, 0.4);
                canvas.stain(Dye.PIGMENT, sample, strength * ring - 0.12 * inside);
                canvas.cover(Part.DEBRIS, sample, Math.max(ring, inside));
            });
        }
    }

    /** Platelets that stick together. */
    private void plateletClump() {
        int platelets = dice.between(7, 24);
        double spread = dice.uniform(1.6, 3.2);
        for (int i = 0; i < platelets; i++) {
            double x = spread * dice.normal();
            double y = spread * dice.normal();
            long own = dice.bits() ^ seed;
            Traits traits = SyntheticSmear.traits(OtherCells.PLATELET, own);
            CellPainter.as(Part.DEBRIS, canvas).paint(new Cell(traits, own, x, y));
        }
    }

    private void speck(double centreX, double centreY, double radius, double purple, double azure, double pigment) {
        double edge = Math.max(canvas.pitch(), 0.2);
        canvas.around(centreX, centreY, radius + edge, (sample, x, y) -> {
            double dx = x - centreX;
            double dy = y - centreY;
            double inside = Canvas.inside(Math.sqrt(dx * dx + dy * dy) - radius, edge);
            canvas.stain(Dye.PURPLE, sample, purple * inside);
            canvas.stain(Dye.AZURE, sample, azure * inside);
            canvas.stain(Dye.PIGMENT, sample, pigment * inside);
            canvas.cover(Part.DEBRIS, sample, inside);
        });
    }
}
