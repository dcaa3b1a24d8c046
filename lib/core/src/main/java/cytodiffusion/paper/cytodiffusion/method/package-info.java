/** CytoDiffusion, Appendix A: how the classifier works, its weightings and its elimination. */
package cytodiffusion.paper.cytodiffusion.method;
