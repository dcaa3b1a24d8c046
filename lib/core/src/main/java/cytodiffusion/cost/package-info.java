/**
 * What a network costs: parameters and multiplications, counted from what its layers report in a forward pass, and time
 * and memory, measured here.
 *
 * <p>{@link CostReport} takes a preset or a trained model of any kind. What is counted is the same on every machine,
 * and parameters are counted as torchvision counts them. {@link NetworkCost} is the count of one pass of one image;
 * {@link DiffusionCost} tells the parts of a diffusion classifier apart, of which some run once a trial and some once
 * for each class in it, and {@link GanCost} the two networks of a GAN. Multiplications are told with their additions;
 * residual additions, poolings and softmax are not counted, as is usual.
 *
 * <pre>{@code
 * Map<String, Object> counted = CostReport.ofPreset("resnet50", 224, 15).counted();
 * Map<String, Object> measured = CostReport.ofPreset("resnet18-small", 0, 0).measured("fp32", Stop.onInterrupt());
 * }</pre>
 */
package cytodiffusion.cost;
