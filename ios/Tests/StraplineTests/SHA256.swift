import Foundation

/// SHA-256 (FIPS 180-4), in hexadecimal digits: Foundation has none on Linux.
func sha256(_ bytes: Data) -> String {
    var primes: [Double] = []
    for n in 2... where !(2..<n).contains(where: { n % $0 == 0 }) {
        primes.append(Double(n))
        if primes.count == 64 { break }
    }
    func fraction(_ root: Double) -> UInt32 { UInt32((root - root.rounded(.down)) * 4_294_967_296) }
    let constants = primes.map { fraction(cbrt($0)) }
    var state = primes.prefix(8).map { fraction($0.squareRoot()) }
    var message = [UInt8](bytes)
    message.append(0x80)
    while message.count % 64 != 56 { message.append(0) }
    for shift in stride(from: 56, through: 0, by: -8) {
        message.append(UInt8(truncatingIfNeeded: (bytes.count * 8) >> shift))
    }
    for block in stride(from: 0, to: message.count, by: 64) {
        mix(&state, message[block..<block + 64], constants)
    }
    return state.map { word in String(String(UInt64(word) + 0x1_0000_0000, radix: 16).dropFirst()) }.joined()
}

private func turned(_ word: UInt32, _ by: UInt32...) -> UInt32 {
    by.reduce(0) { all, by in all ^ ((word >> by) | (word << (32 - by))) }
}

private func mix(_ state: inout [UInt32], _ block: ArraySlice<UInt8>, _ constants: [UInt32]) {
    var words: [UInt32] = []
    for at in stride(from: block.startIndex, to: block.endIndex, by: 4) {
        words.append(block[at..<at + 4].reduce(0) { word, byte in (word << 8) | UInt32(byte) })
    }
    for n in 16..<64 {
        let (early, late) = (words[n - 15], words[n - 2])
        let first: UInt32 = turned(early, 7, 18) ^ (early >> 3)
        let second: UInt32 = turned(late, 17, 19) ^ (late >> 10)
        let sum: UInt32 = words[n - 16] &+ words[n - 7]
        words.append(sum &+ first &+ second)
    }
    var s = state
    for n in 0..<64 {
        let choice: UInt32 = (s[4] & s[5]) ^ (~s[4] & s[6])
        let majority: UInt32 = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2])
        let given: UInt32 = s[7] &+ constants[n] &+ words[n]
        let one: UInt32 = given &+ turned(s[4], 6, 11, 25) &+ choice
        let two: UInt32 = turned(s[0], 2, 13, 22) &+ majority
        for place in stride(from: 7, to: 0, by: -1) { s[place] = s[place - 1] }
        s[4] = s[4] &+ one
        s[0] = one &+ two
    }
    for place in state.indices { state[place] = state[place] &+ s[place] }
}
