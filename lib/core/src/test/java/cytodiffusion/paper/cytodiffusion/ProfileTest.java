package cytodiffusion.paper.cytodiffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProfileTest {
    /** What ends by the clock is another training on another machine, whose figures cannot be compared. */
    @Test
    void onlyTheTrainingOnDataOfOnesOwnIsBoundedByTime() {
        List<String> bounded = settings(Profile.class)
                .filter(setting -> setting.getType().equals(Duration.class))
                .map(setting -> setting.getDeclaringRecord().getSimpleName() + "." + setting.getName())
                .toList();
        assertEquals(List.of("Models.time"), bounded);
    }

    /** Those of the record and of the records of this package in it. */
    private static Stream<RecordComponent> settings(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(setting -> setting.getType().isRecord()
                                && setting.getType().getPackage().equals(Profile.class.getPackage())
                        ? settings(setting.getType())
                        : Stream.of(setting));
    }
}
