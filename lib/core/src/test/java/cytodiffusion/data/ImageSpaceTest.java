package cytodiffusion.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ImageSpaceTest {
    private static String complaint(Runnable attempt) {
        return assertThrows(IllegalArgumentException.class, attempt::run).getMessage();
    }

    @Test
    void aMosaicHasFourPlanesOfHalfTheSize() {
        ImageSpace mosaic = ImageSpace.named("raw-mosaic");
        assertTrue(mosaic.isMosaic());
        assertEquals(4, mosaic.channels());
        assertEquals(32, mosaic.side(64));
        assertEquals(
                "A mosaic has 2 x 2 pixels, so the size is an even number, not 65", complaint(() -> mosaic.side(65)));
    }

    @Test
    void rawHasTheMeanCameraAndUsualGainsUnlessOthersAreNamed() {
        assertEquals(new ImageSpace("raw", "mean", "usual"), ImageSpace.named("raw"));
        assertEquals(
                "raw (camera sony-a7r, gains grey-world)",
                ImageSpace.named("raw").camera("sony-a7r").gains("grey-world").toString());
        assertEquals(3, ImageSpace.named("raw").channels());
        assertEquals(65, ImageSpace.named("raw").side(65));
        assertFalse(ImageSpace.named("raw").isRgb());
    }

    @Test
    void whatIsUnknownOrDoesNotFitIsNamed() {
        assertEquals(
                "There is no image space 'lab'; there are rgb, raw, raw-mosaic",
                complaint(() -> ImageSpace.named("lab")));
        assertTrue(complaint(() -> ImageSpace.RGB.camera("mean")).startsWith("Only raw image space has a camera"));
        assertTrue(complaint(() -> ImageSpace.named("raw").gains("warm")).contains("usual, grey-world, not 'warm'"));
    }
}
