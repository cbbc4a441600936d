/// Where a person is, below a tab.
public enum Place: Hashable, Sendable {
    case connect
    case live
    case result(String)
    case events(String)
    case beats(String)
    case report(String)
    case compare
    case measured
    case welcome
}

/// The three that are always in reach.
public enum Tab: Hashable, Sendable { case home, trends, settings }
