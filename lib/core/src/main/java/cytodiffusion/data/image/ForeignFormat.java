package cytodiffusion.data.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Kinds of files that turn up among images and are not read: known, so that the message can say what to do. */
enum ForeignFormat {
    GIF("a GIF image", Advice.PNG, 0, "GIF8"),
    WEBP("a WebP image", Advice.PNG, 8, "WEBP"),
    JPEG_2000("a JPEG 2000 image", Advice.PNG, 0, "\0\0\0\fjP"),
    JPEG_2000_STREAM("a JPEG 2000 image", Advice.PNG, 0, "\u00ffO\u00ffQ"),
    JPEG_XL("a JPEG XL image", Advice.PNG, 0, "\0\0\0\fJXL "),
    JPEG_XL_STREAM("a JPEG XL image", Advice.PNG, 0, "\u00ff\n"),
    JPEG_XR("a JPEG XR image", Advice.PNG, 0, "II\u00bc\u0001"),
    AVIF("an AVIF image", Advice.PNG, 4, "ftypavif"),
    HEIC("a HEIC or another image of a telephone's camera", Advice.PNG, 4, "ftyp"),
    NETPBM_BITS("a PBM image", Advice.PNG, 0, "P4"),
    NETPBM_GREY("a PGM image", Advice.PNG, 0, "P5"),
    NETPBM_COLOUR("a PPM image", Advice.PNG, 0, "P6"),
    PHOTOSHOP("a Photoshop file", Advice.PNG, 0, "8BPS"),
    OPEN_EXR("an OpenEXR image", Advice.PNG, 0, "v/1\u0001"),
    BIG_TIFF("a BigTIFF file", Advice.TIFF, 0, "II+\0"),
    BIG_TIFF_OF_MOTOROLA("a BigTIFF file", Advice.TIFF, 0, "MM\0+"),
    CZI("a CZI file of a Zeiss microscope", Advice.BIO_FORMATS, 0, "ZISRAWFILE"),
    ZVI("a ZVI file of a Zeiss microscope, or another OLE file", Advice.BIO_FORMATS, 0, "\u00d0\u00cf\u0011\u00e0"),
    ND2("an ND2 file of a Nikon microscope", Advice.BIO_FORMATS, 0, "\u00da\u00ce\u00be\n"),
    LIF("a LIF file of a Leica microscope", Advice.BIO_FORMATS, 0, "p\0\0\0"),
    OLYMPUS("an ETS file of an Olympus slide scanner", Advice.BIO_FORMATS, 0, "SIS\0"),
    DICOM("a DICOM file", Advice.BIO_FORMATS, 128, "DICM"),
    HDF5("an HDF5 file", Advice.BIO_FORMATS, 0, "\u0089HDF"),
    FITS("a FITS file", Advice.BIO_FORMATS, 0, "SIMPLE  ="),
    NUMPY("a NumPy array", Advice.PNG, 0, "\u0093NUMPY"),
    ZIP("a ZIP archive", Advice.UNPACK, 0, "PK\u0003\u0004"),
    GZIP("compressed with gzip", Advice.UNPACK, 0, "\u001f\u008b"),
    PDF("a PDF document", Advice.PNG, 0, "%PDF"),
    LFS(
            "a pointer of Git LFS, not the image itself",
            "fetch the images with 'git lfs pull'",
            0,
            "version https://git-lfs"),
    HTML("a web page", Advice.DOWNLOAD, 0, "<!doctype html"),
    HTML_WITHOUT_TYPE("a web page", Advice.DOWNLOAD, 0, "<html"),
    SVG("an SVG or XML document", Advice.PNG, 0, "<?xml"),
    SVG_WITHOUT_HEADER("an SVG drawing", Advice.PNG, 0, "<svg");

    /** What to do about it. */
    private static final class Advice {
        static final String PNG = "save it as PNG";
        static final String TIFF = "save it as TIFF (below 4 GiB) or PNG";
        static final String BIO_FORMATS =
                "save single cells as PNG or TIFF, with ImageJ and Bio-Formats or QuPath for instance";
        static final String UNPACK = "unpack it";
        static final String DOWNLOAD = "download the image itself: sites often send a page where one has to sign in";
    }

    private final String kind;
    private final String advice;
    private final int offset;
    private final byte[] signature;

    /** @param signature what stands at {@code offset}, a character a byte; letters of either case where it is text */
    ForeignFormat(String kind, String advice, int offset, String signature) {
        this.kind = kind;
        this.advice = advice;
        this.offset = offset;
        this.signature = signature.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Which of them a file is, by its first bytes. */
    static Optional<ForeignFormat> of(byte[] content) {
        return Arrays.stream(values()).filter(format -> format.begins(content)).findFirst();
    }

    private boolean begins(byte[] content) {
        if (content.length < offset + signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            byte found = content[offset + i];
            boolean marked = signature[0] == '<';
            if (found != signature[i] && !(marked && Character.toLowerCase((char) found) == signature[i])) {
                return false;
            }
        }
        return true;
    }

    /** Why it is not read, as a sentence without the file's name. */
    String refusal() {
        return "it is " + kind + ", which is not read; " + advice;
    }
}
