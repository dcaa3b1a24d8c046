package cytodiffusion.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.gan.GanConfig.Down;
import cytodiffusion.gan.GanConfig.Growth;
import cytodiffusion.gan.GanConfig.Up;
import cytodiffusion.nn.Network;
import cytodiffusion.nn.TensorSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class GanConfigTest {
    private static long numbers(Network network, boolean learned) {
        return network.tensors().stream()
                .filter(tensor -> tensor.learned() == learned)
                .map(TensorSpec::shape)
                .mapToLong(shape -> shape.size())
                .sum();
    }

    @Test
    void thePapersNetworksHaveThePublishedParameters() {
        assertEquals(2_780_099, numbers(GanConfig.dcgan().generator(1), true));
        assertEquals(33_264, numbers(GanConfig.dcgan().generator(1), false));
        assertEquals(69_878_401, numbers(GanConfig.dcgan().discriminator(1), true));
        assertEquals(128, GanConfig.dcgan().imageSize());
    }

    @Test
    void theSmallGeneratorFitsIntoFourMebibytesAsItIsHandedOn() {
        Network generator = GanConfig.small().generator(8);
        long bytes = 2 * numbers(generator, true) + 4 * numbers(generator, false);
        assertTrue(bytes < 4 << 20, bytes + " bytes");
        assertEquals(64, GanConfig.small().imageSize());
    }

    @Test
    void moreClassesCostAColumnOfTheFirstLayerAndARowOfTheLast() {
        GanConfig config = GanConfig.small();
        long one = numbers(config.generator(1), true);
        assertEquals(one + 3 * 8 * 8 * 128, numbers(config.generator(3), true));
        long judged = numbers(config.discriminator(1), true);
        assertEquals(judged + 2 * (4 * 4 * 128 + 1), numbers(config.discriminator(3), true));
    }

    @Test
    void refusesWhatMakesNoNetworks() {
        List<Down> down = List.of(new Down(8, 4, 2));
        List<Up> grey = List.of(new Up(1, 3, Growth.NONE));
        var colours = assertThrows(IllegalArgumentException.class, () -> new GanConfig(4, 4, 8, grey, down, 0, 0));
        assertTrue(colours.getMessage().contains("3 channels"), colours.getMessage());
        List<Up> even = List.of(new Up(3, 4, Growth.NONE));
        assertThrows(IllegalArgumentException.class, () -> new GanConfig(4, 4, 8, even, down, 0, 0).generator(1));
        List<Up> good = List.of(new Up(3, 3, Growth.NONE));
        assertThrows(IllegalArgumentException.class, () -> new GanConfig(4, 4, 8, good, down, 1, 0));
        List<Down> many = List.of(new Down(8, 4, 2), new Down(8, 4, 2), new Down(8, 4, 2));
        assertThrows(IllegalArgumentException.class, () -> new GanConfig(4, 4, 8, good, many, 0, 0).discriminator(1));
    }
}
