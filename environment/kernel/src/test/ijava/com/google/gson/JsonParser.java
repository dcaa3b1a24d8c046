package com.google.gson;

/** Stands for the Gson that IJava bundles (2.8.5), which has no {@code parseString} yet. */
public class JsonParser {}
