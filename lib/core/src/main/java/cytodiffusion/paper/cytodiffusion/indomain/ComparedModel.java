package cytodiffusion.paper.cytodiffusion.indomain;

import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.stats.PairedAccuracy;

/**
 * Another model beside the diffusion classifier on the same test images.
 *
 * @param name its preset
 * @param trainingImages that it learned from
 * @param seconds of its training
 * @param result what it made of the test images
 * @param against the diffusion classifier (first) and this one (second), image by image
 */
public record ComparedModel(
        String name, int trainingImages, double seconds, EvaluationResult result, PairedAccuracy against) {}
