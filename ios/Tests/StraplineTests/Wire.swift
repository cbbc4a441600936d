import Foundation
import Strapline

/// The golden fixtures: `tests/golden/README.md` says what they are.
let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
let golden = root.appendingPathComponent("tests/golden")

func text(_ url: URL) throws -> String {
    String(decoding: try Data(contentsOf: url), as: UTF8.self)
}

struct Unreadable: Error { let what: String }

/// Sessions as lines of text, read and written as `tests/wire/mod.rs` does.
enum Wire {
    static func fields(_ line: String) -> (Moment, verb: String, rest: String) {
        let words = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
        return (Moment(steadyMs: UInt64(words[0])!, wallMs: Int64(words[1])!), words[2], words.count > 3 ? words[3] : "")
    }

    static func input(_ verb: String, _ rest: String) throws -> SensorInput {
        let fields = rest.split(separator: " ").map(String.init)
        switch verb {
        case "seen": return .seen
        case "connected": return .connected
        case "services": return .servicesFound(fields.map(service))
        case "mtu": return .mtuSet(UInt16(rest)!)
        case "bonded": return .bonded
        case "read-answer": return .readAnswer(characteristic: fields[0], bytes: unhex(fields[1]))
        case "write-done": return .writeDone(characteristic: fields[0])
        case "subscribed": return .subscribed(characteristic: fields[0])
        case "unsubscribed": return .unsubscribed(characteristic: fields[0])
        case "failed": return .failed(command: try command(Array(fields.dropFirst())), error: try error(fields[0]))
        case "notification": return .notification(characteristic: fields[0], bytes: unhex(fields[1]))
        case "disconnected": return .disconnected(error: rest == "-" ? nil : try error(rest))
        case "tick": return .tick
        default: throw Unreadable(what: verb)
        }
    }

    private static func service(_ field: String) -> Service {
        let parts = field.split(separator: "=").map(String.init)
        return Service(uuid: parts[0], characteristics: parts[1].split(separator: ",").map(String.init))
    }

    private static func error(_ text: String) throws -> LinkError {
        let parts = text.split(separator: ":").map(String.init)
        switch parts[0] {
        case "att": return .att(UInt8(parts[1])!)
        case "status": return .status(Int32(parts[1])!)
        case "timed-out": return .timedOut
        case "not-connected": return .notConnected
        case "not-found": return .notFound
        case "not-supported": return .notSupported
        case "radio-off": return .radioOff
        case "not-permitted": return .notPermitted
        default: throw Unreadable(what: text)
        }
    }

    private static func command(_ fields: [String]) throws -> Command {
        switch fields[0] {
        case "scan": return .scan
        case "stop-scan": return .stopScan
        case "connect": return .connect
        case "reconnect-after": return .reconnectAfter(ms: UInt64(fields[1])!)
        case "discover": return .discoverServices
        case "request-mtu": return .requestMtu(UInt16(fields[1])!)
        case "bond": return .bond
        case "read": return .read(characteristic: fields[1])
        case "write":
            return .write(characteristic: fields[1], bytes: unhex(fields[2]), withResponse: fields[3] == "1")
        case "subscribe": return .subscribe(characteristic: fields[1], indications: fields[2] == "1")
        case "unsubscribe": return .unsubscribe(characteristic: fields[1])
        case "disconnect": return .disconnect
        default: throw Unreadable(what: fields[0])
        }
    }

    static func asked(_ asked: Asked) -> String {
        asked.commands.map { "> \(text($0))\n" }.joined()
    }

    private static func text(_ command: Command) -> String {
        switch command {
        case .scan: return "scan"
        case .stopScan: return "stop-scan"
        case .connect: return "connect"
        case .reconnectAfter(let ms): return "reconnect-after \(ms)"
        case .discoverServices: return "discover"
        case .requestMtu(let mtu): return "request-mtu \(mtu)"
        case .bond: return "bond"
        case .read(let characteristic): return "read \(characteristic)"
        case .write(let characteristic, let bytes, let withResponse):
            return "write \(characteristic) \(hex(bytes)) \(withResponse ? 1 : 0)"
        case .subscribe(let characteristic, let indications):
            return "subscribe \(characteristic) \(indications ? 1 : 0)"
        case .unsubscribe(let characteristic): return "unsubscribe \(characteristic)"
        case .disconnect: return "disconnect"
        }
    }

    static func update(_ it: SessionUpdate) -> String {
        let beat = it.beats.last
        var grade = "-"
        switch it.grade {
        case .good: grade = "good"
        case .fair: grade = "fair"
        case .unusable(let reason): grade = name(reason)
        case nil: break
        }
        var fields: [String] = []
        fields.append("\(it.at.steadyMs)")
        fields.append(name(it.state))
        fields.append("rec:\(it.recording != nil ? 1 : 0)")
        fields.append(or(it.kind, name))
        fields.append(or(it.signal, name))
        fields.append("bpm:\(or(it.bpm, bits))")
        fields.append("strap:\(or(it.strapBpm) { "\($0)" })")
        fields.append("second:\(or(it.gradedSecond) { "\($0)" })")
        fields.append(grade)
        fields.append("beats:\(it.beats.count)/\(it.beatCount)")
        fields.append("r:\(or(beat?.position, bits))")
        fields.append("rr:\(or(beat?.rrMs, bits))")
        fields.append("episodes:\(it.episodes.count)/\(it.episodeCount)")
        fields.append(name(it.contact))
        fields.append("battery:\(or(it.battery) { "\($0)" })")
        fields.append("age:\(or(it.ageMs) { "\($0)" })")
        fields.append("recorded:\(bits(it.recordedS))")
        fields.append("analysed:\(bits(it.analysedS))")
        let missing = it.missing
        fields.append(
            "missing:\(missing.gaps)/\(missing.samples)/\(missing.uncertain)/\(or(missing.lastFirst) { "\($0)" })")
        fields.append("marks:\(it.marks)")
        fields.append("hz:\(or(it.nominalHz, bits))/\(or(it.measuredHz, bits))")
        fields.append("trace:\(or(it.trace) { "\($0.first)/\($0.end)/\($0.columns)/\(fnv($0.minMax))" })")
        fields.append("firmware:\(it.device.firmware ?? "-")")
        fields.append("advice:\(it.advice.joined(separator: "|"))")
        return "= " + fields.joined(separator: " ") + "\n"
    }

    private static func or<T>(_ value: T?, _ show: (T) -> String) -> String {
        value.map(show) ?? "-"
    }

    private static func name<T>(_ value: T) -> String {
        "\(value)".lowercased()
    }

    private static func bits(_ value: Float) -> String {
        padded(String(value.bitPattern, radix: 16), 8)
    }

    private static func bits(_ value: Double) -> String {
        padded(String(value.bitPattern, radix: 16), 16)
    }

    private static func padded(_ digits: String, _ width: Int) -> String {
        String(repeating: "0", count: width - digits.count) + digits
    }

    /// FNV-1a, 32 bits.
    static func fnv(_ bytes: Data) -> String {
        var hash: UInt32 = 0x811c_9dc5
        for byte in bytes {
            hash = (hash ^ UInt32(byte)) &* 0x0100_0193
        }
        return padded(String(hash, radix: 16), 8)
    }

    private static func hex(_ bytes: Data) -> String {
        bytes.isEmpty ? "-" : bytes.map { padded(String($0, radix: 16), 2) }.joined()
    }

    private static func unhex(_ text: String) -> Data {
        if text == "-" { return Data() }
        let digits = Array(text.utf8)
        func value(_ digit: UInt8) -> UInt8 { digit <= 57 ? digit - 48 : digit - 87 }
        return Data(stride(from: 0, to: digits.count, by: 2).map { value(digits[$0]) << 4 | value(digits[$0 + 1]) })
    }
}
