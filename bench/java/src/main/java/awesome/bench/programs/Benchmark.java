package awesome.bench.programs;

/** The programs: for each, the size that takes about a tenth of a second and a small one, with the results expected. */
public enum Benchmark {
    RICHARDS("richards", 120, -4920696335582318720L, 2, 74387497504L),
    DELTA_BLUE("delta-blue", 8000, 7272797236741606570L, 50, 6161964108547517864L),
    JSON("json", 6000, -32606165305L, 30, -43987585738L),
    N_BODY("n-body", 1_000_000, -4628112044740627217L, 100, -4628113320960462769L),
    MANDELBROT("mandelbrot", 800, -6410997592980175753L, 40, 819355205143284838L),
    BINARY_TREES("binary-trees", 16, 281383094300511182L, 6, 9566448),
    HAVLAK("havlak", 400, -677994131772603712L, 3, 4255430680378719680L),
    COLLISIONS("collisions", 4000, 2188198808675042677L, 400, 4786887182492329363L),
    REGEX_DNA("regex-dna", 200_000, 82122999563174L, 2000, 7682411451815L),
    SPECTRAL_NORM("spectral-norm", 900, 4608417414563556577L, 20, 4608415683803838387L),
    LZ("lz", 2048, 3625877744145755L, 20, 53491218499873L),
    SHA_256("sha-256", 12288, -1989850906049343330L, 3, 5516038245265447643L),
    B_TREE("b-tree", 80_000, -4822229096514661098L, 1000, -8330815696308105947L),
    SORTING("sorting", 300_000, -4494734639817778396L, 1000, -2011415852105994747L),
    FANNKUCH("fannkuch", 9, 2209054, 6, 12554),
    HASH_CHURN("hash-churn", 800_000, 1881887514339483L, 3000, 6965210051105L),
    STRINGS("strings", 50_000, -3210207310094393088L, 200, -488160638391248967L),
    GRAPH_CHURN("graph-churn", 50_000, -1999328720254656268L, 500, 7976916261688804196L);

    private final String label;
    private final int size;
    private final long result;
    private final int smallSize;
    private final long smallResult;

    Benchmark(String label, int size, long result, int smallSize, long smallResult) {
        this.label = label;
        this.size = size;
        this.result = result;
        this.smallSize = smallSize;
        this.smallResult = smallResult;
    }

    /** The benchmark with this name; null if there is none. */
    public static Benchmark named(String label) {
        for (Benchmark each : values()) {
            if (each.label.equals(label)) {
                return each;
            }
        }
        return null;
    }

    /** The name, as on command lines and in tables. */
    public String label() {
        return label;
    }

    /** How much work {@link #run} does when it is measured. */
    public int size() {
        return size;
    }

    /** How much work is enough to see that the program is right. */
    public int smallSize() {
        return smallSize;
    }

    /**
     * The result that {@link #run} must have.
     *
     * @param size {@link #size()} or {@link #smallSize()}
     */
    public long expected(int size) {
        if (size == this.size) {
            return result;
        } else if (size == smallSize) {
            return smallResult;
        }
        throw new IllegalArgumentException("what " + label + " results in is known for sizes " + this.size + " and "
                + smallSize + ", not " + size);
    }

    /** Does the work once. */
    public long run(int size) {
        return switch (this) {
            case RICHARDS -> Richards.run(size);
            case DELTA_BLUE -> DeltaBlue.run(size);
            case JSON -> Json.run(size);
            case N_BODY -> NBody.run(size);
            case MANDELBROT -> Mandelbrot.run(size);
            case BINARY_TREES -> BinaryTrees.run(size);
            case HAVLAK -> Havlak.run(size);
            case COLLISIONS -> CollisionDetection.run(size);
            case REGEX_DNA -> RegexDna.run(size);
            case SPECTRAL_NORM -> SpectralNorm.run(size);
            case LZ -> LzCompression.run(size);
            case SHA_256 -> Sha256.run(size);
            case B_TREE -> BTree.run(size);
            case SORTING -> Sorting.run(size);
            case FANNKUCH -> Fannkuch.run(size);
            case HASH_CHURN -> HashChurn.run(size);
            case STRINGS -> StringBuilding.run(size);
            case GRAPH_CHURN -> GraphChurn.run(size);
        };
    }
}
