/**
 * Tables of many jobs that go on where they stopped, recorded trials, and the records that come with the library.
 */
package cytodiffusion.run;
