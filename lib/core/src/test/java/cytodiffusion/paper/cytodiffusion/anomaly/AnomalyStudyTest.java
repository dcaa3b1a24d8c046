package cytodiffusion.paper.cytodiffusion.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnomalyStudyTest {
    @Test
    void thePapersClassesAreHeldOut() {
        assertEquals("blast", AnomalyStudy.heldOut(List.of("blast", "erythroblast", "monocyte"), null));
        assertEquals("erythroblast", AnomalyStudy.heldOut(List.of("erythroblast", "monocyte"), ""));
        assertEquals("platelet", AnomalyStudy.heldOut(List.of("monocyte", "platelet"), null));
        assertEquals("monocyte", AnomalyStudy.heldOut(List.of("blast", "monocyte"), "monocyte"));
        assertThrows(IllegalArgumentException.class, () -> AnomalyStudy.heldOut(List.of("monocyte"), "dragon"));
    }
}
