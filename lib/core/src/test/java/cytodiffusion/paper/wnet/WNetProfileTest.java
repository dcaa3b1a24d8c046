package cytodiffusion.paper.wnet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cytodiffusion.discriminative.BaselineRecipe;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WNetProfileTest {
    static Stream<WNetProfile> profiles() {
        return Stream.of(WNetProfile.SMOKE, WNetProfile.DEMO, WNetProfile.PAPER);
    }

    /** A network whose pooling halves an image more often than it can be halved is refused when it is made. */
    @ParameterizedTest
    @MethodSource("profiles")
    void everyNetworkFitsTheImages(WNetProfile profile) {
        List<String> presets = new ArrayList<>(profile.rivals());
        presets.add(profile.training().preset());
        int side = profile.cells().imageSize();

        for (String preset : presets) {
            BaselineRecipe recipe = BaselineRecipe.find(preset).orElseThrow();
            assertEquals(side, recipe.withImageSize(side).imageSize(), preset);
        }
    }
}
