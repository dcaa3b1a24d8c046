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
                .map(RecordComponent::getName)
                .toList();
        assertEquals(List.of("trainingTime"), bounded);
    }

    /** Those of the record and of the records in it. */
    private static Stream<RecordComponent> settings(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(setting -> setting.getType().getEnclosingClass() == Profile.class
                        ? settings(setting.getType())
                        : Stream.of(setting));
    }
}
