import StraplineKit
import SwiftUI

/// Colours, sizes and what cards, chips and buttons look like: everything that both apps have from one file of tokens.
struct Look: Sendable {
    let colours: Colours

    init(_ scheme: ColorScheme) {
        colours = scheme == .dark ? .night : .day
    }

    subscript(_ colour: KeyPath<Colours, UInt32>) -> Color {
        Self.color(colours[keyPath: colour])
    }

    static func color(_ rgb: UInt32) -> Color {
        Color(.sRGB, red: Double(rgb >> 16 & 0xff) / 255, green: Double(rgb >> 8 & 0xff) / 255, blue: Double(rgb & 0xff) / 255)
    }
}

/// The tokens' sizes are those of the system's own styles, which grow with the person's setting.
extension Font {
    static let large = Font.system(.title, weight: .bold)
    static let head = Font.system(.title3, weight: .semibold)
    static let plain = Font.system(.body)
    static let small = Font.system(.subheadline)
    static let note = Font.system(.footnote)
}

/// A size that text styles have unless the person set another one, points.
enum StyleSize {
    static let title = 28.0
    static let title3 = 20.0
    static let body = 17.0
    static let subheadline = 15.0
    static let footnote = 13.0
}

/// Text that is never cut.
struct Words: View {
    @Environment(\.colorScheme) private var scheme
    let text: String
    var font = Font.plain
    var colour: KeyPath<Colours, UInt32> = \.ink

    init(_ text: String, _ font: Font = .plain, _ colour: KeyPath<Colours, UInt32> = \.ink) {
        (self.text, self.font, self.colour) = (text, font, colour)
    }

    var body: some View {
        Text(verbatim: text).font(font).foregroundStyle(Look(scheme)[colour]).fixedSize(horizontal: false, vertical: true)
    }
}

/// A head that VoiceOver's rotor stops at.
struct Head: View {
    let text: String
    var font = Font.head

    init(_ text: String, _ font: Font = .head) {
        (self.text, self.font) = (text, font)
    }

    var body: some View {
        Words(text, font).accessibilityAddTraits(.isHeader)
    }
}

struct Card<Content: View>: View {
    @Environment(\.colorScheme) private var scheme
    let content: Content

    init(@ViewBuilder content: () -> Content) {
        self.content = content()
    }

    var body: some View {
        VStack(alignment: .leading, spacing: Space.gap) { content }
            .padding(Space.inset)
            .frame(maxWidth: .infinity, alignment: .leading)
            .background(Look(scheme)[\.card], in: RoundedRectangle(cornerRadius: Space.cardCorner))
            .overlay { RoundedRectangle(cornerRadius: Space.cardCorner).stroke(Look(scheme)[\.line]) }
    }
}

/// What to do now: an amber ground, a shape and a sentence.
struct AttentionCard<Content: View>: View {
    @Environment(\.colorScheme) private var scheme
    let title: String?
    let text: String
    let content: Content

    init(_ title: String? = nil, _ text: String, @ViewBuilder content: () -> Content) {
        (self.title, self.text, self.content) = (title, text, content())
    }

    var body: some View {
        VStack(alignment: .leading, spacing: Space.step * 2) {
            if let title { Words("▲ " + title, .system(.body, weight: .semibold), \.attention).accessibilityLabel(title) }
            Words(title == nil ? "▲ " + text : text).accessibilityLabel(text)
            content
        }
        .padding(Space.inset)
        .frame(maxWidth: .infinity, alignment: .leading)
        .background(Look(scheme)[\.attentionGround], in: RoundedRectangle(cornerRadius: Space.cardCorner))
    }
}

extension AttentionCard where Content == EmptyView {
    init(_ title: String? = nil, _ text: String) {
        self.init(title, text) { EmptyView() }
    }
}

/// A short word with its tone, which has a shape as well as a colour.
struct ChipView: View {
    @Environment(\.colorScheme) private var scheme
    let chip: Chip

    init(_ chip: Chip) {
        self.chip = chip
    }

    private var sign: String {
        switch chip.tone {
        case .plain: return ""
        case .good: return "✓ "
        case .attention: return "▲ "
        case .faint: return "– "
        }
    }

    private var colour: KeyPath<Colours, UInt32> {
        switch chip.tone {
        case .plain: return \.ink
        case .good: return \.accent
        case .attention: return \.attention
        case .faint: return \.soft
        }
    }

    var body: some View {
        Words(sign + chip.text, .small, colour)
            .padding(.horizontal, Space.gap)
            .padding(.vertical, Space.step)
            .background(Look(scheme)[chip.tone == .attention ? \.attentionGround : \.tint], in: Capsule())
            .accessibilityLabel(chip.text)
    }
}

/// Two at the ends of one line where both fit whole, else one below the other: nothing is cut.
struct Split<First: View, Second: View>: View {
    let first: First
    let second: Second

    init(@ViewBuilder first: () -> First, @ViewBuilder second: () -> Second) {
        (self.first, self.second) = (first(), second())
    }

    var body: some View {
        ViewThatFits(in: .horizontal) {
            HStack(alignment: .firstTextBaseline, spacing: Space.gap) {
                first
                Spacer(minLength: Space.gap)
                second
            }
            VStack(alignment: .leading, spacing: Space.step) {
                first
                second
            }
        }
    }
}

/// A name and a value.
struct RowView: View {
    let row: Row

    init(_ row: Row) {
        self.row = row
    }

    var body: some View {
        Split {
            Words(row.title, .small, \.soft)
        } second: {
            Words(row.value, .system(.subheadline, weight: .semibold))
        }
        .accessibilityElement(children: .ignore)
        .accessibilityLabel(row.spoken)
    }
}

/// A share as a bar; its number stands beside it.
struct Bar: View {
    @Environment(\.colorScheme) private var scheme
    let share: Double

    var body: some View {
        GeometryReader { place in
            ZStack(alignment: .leading) {
                Capsule().fill(Look(scheme)[\.line])
                Capsule().fill(Look(scheme)[\.accent]).frame(width: place.size.width * min(max(share, 0), 1))
            }
        }
        .frame(height: Space.step * 2)
        .accessibilityHidden(true)
    }
}

/// What stands on something that is pressed and as wide as the page: the main action of a screen, or another.
struct WideLabel: View {
    let title: String
    let isMain: Bool

    var body: some View {
        Words(title, .system(.body, weight: isMain ? .semibold : .medium), isMain ? \.onAccent : \.accent)
            // The system adds the rest above and below.
            .frame(maxWidth: .infinity, minHeight: (isMain ? Space.buttonHeight : Space.target) - Space.step * 4)
    }
}

extension View {
    /// The form of whatever is as wide as the page.
    func wide(_ scheme: ColorScheme) -> some View {
        buttonBorderShape(.roundedRectangle(radius: Space.buttonCorner)).controlSize(.large).tint(Look(scheme)[\.accent])
    }
}

/// The one main action of a screen, at the thumb.
struct MainButton: View {
    @Environment(\.colorScheme) private var scheme
    let title: String
    let sign: String
    let action: @MainActor () -> Void

    /// A sign behind the title is seen and not said.
    init(_ title: String, sign: String = "", action: @escaping @MainActor () -> Void) {
        (self.title, self.sign, self.action) = (title, sign, action)
    }

    var body: some View {
        Button(action: action) { WideLabel(title: title + sign, isMain: true) }.buttonStyle(.borderedProminent).wide(scheme)
            .accessibilityLabel(title)
    }
}

struct OtherButton: View {
    @Environment(\.colorScheme) private var scheme
    let title: String
    let action: @MainActor () -> Void

    init(_ title: String, action: @escaping @MainActor () -> Void) {
        (self.title, self.action) = (title, action)
    }

    var body: some View {
        Button(action: action) { WideLabel(title: title, isMain: false) }.buttonStyle(.bordered).wide(scheme)
    }
}

/// Something to be pressed that is no more than its words.
struct LinkButton: View {
    let title: String
    let sign: String
    let action: @MainActor () -> Void

    /// A sign behind the title is seen and not said.
    init(_ title: String, sign: String = "", action: @escaping @MainActor () -> Void) {
        (self.title, self.sign, self.action) = (title, sign, action)
    }

    var body: some View {
        Button(action: action) {
            Words(title + sign, .plain, \.accent).frame(minWidth: Space.target, minHeight: Space.target, alignment: .leading)
        }
        .buttonStyle(.plain)
        .accessibilityLabel(title)
    }
}

/// Content that scrolls, in a column of a width that can be read, and below it what stays in reach of the thumb.
struct PageView<Content: View, Footer: View>: View {
    static var widest: Double { 640 }
    @Environment(\.colorScheme) private var scheme
    let title: String
    let content: Content
    let footer: Footer

    init(_ title: String, @ViewBuilder content: () -> Content, @ViewBuilder footer: () -> Footer) {
        (self.title, self.content, self.footer) = (title, content(), footer())
    }

    var body: some View {
        ScrollView {
            VStack(alignment: .leading, spacing: Space.inset) { content }
                .padding(Space.inset)
                .frame(maxWidth: Self.widest, alignment: .leading)
                .frame(maxWidth: .infinity)
        }
        .background(Look(scheme)[\.ground])
        .safeAreaInset(edge: .bottom) {
            VStack(spacing: Space.step * 2) { footer }
                .padding(.horizontal, Space.inset)
                .padding(.bottom, Space.step * 2)
                .frame(maxWidth: Self.widest)
        }
        .navigationTitle(title)
    }
}

extension PageView where Footer == EmptyView {
    init(_ title: String, @ViewBuilder content: () -> Content) {
        self.init(title, content: content) { EmptyView() }
    }
}
