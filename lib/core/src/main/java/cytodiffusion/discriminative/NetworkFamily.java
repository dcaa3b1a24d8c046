package cytodiffusion.discriminative;

import java.util.List;
import java.util.ServiceLoader;

/**
 * Networks of one architecture that are made known by their name alone: a class that is listed in {@code
 * META-INF/services/cytodiffusion.discriminative.NetworkFamily} is found, and its presets can be trained, opened and
 * measured as those that come with the library.
 */
public interface NetworkFamily {
    /** What {@link Architecture#family} gives, and {@code baseline/config.json} holds. */
    String name();

    /** The record that describes a network of this family; it is written as JSON and read again. */
    Class<? extends Architecture> architecture();

    /** How its networks are trained, by the names on the command line. */
    List<BaselineRecipe> presets();

    /** All that are listed. */
    static List<NetworkFamily> listed() {
        return ServiceLoader.load(NetworkFamily.class, NetworkFamily.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
