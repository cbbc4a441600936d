import Observation

// The core has a class `Observation`, which hides the module of that name from what `@Observable` expands to. This hides
// the core's, in this module alone.

public typealias ObservableObjectOfTheSystem = Observable
public typealias RegistrarOfTheSystem = ObservationRegistrar

public enum Observation {
    public typealias Observable = ObservableObjectOfTheSystem
    public typealias ObservationRegistrar = RegistrarOfTheSystem
}
