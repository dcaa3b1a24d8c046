/**
 * Whether this machine computes rightly: every kind of layer beside the same in float64, the shipped models beside stored
 * values, and what a report of a fault should say about the machine.
 */
package cytodiffusion.doctor;
