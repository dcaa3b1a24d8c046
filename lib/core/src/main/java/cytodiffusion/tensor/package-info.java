/**
 * What stands between the networks and libtorch: device, precision, memory scopes, seeded noise and the native operations
 * that DJL does not offer.
 */
package cytodiffusion.tensor;
