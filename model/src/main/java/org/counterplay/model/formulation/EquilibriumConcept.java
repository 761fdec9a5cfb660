package org.counterplay.model.formulation;

/** Which deviations an equilibrium of a stage game withstands. */
public enum EquilibriumConcept {
    /** Correlated equilibrium: deviations know the recommendation. */
    CE,
    /** Coarse correlated equilibrium: deviations are made before it is known. */
    CCE
}
