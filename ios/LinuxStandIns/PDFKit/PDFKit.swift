// A stand-in for PDFKit on Linux: it counts pages and draws none. It proves nothing about iOS.

import Foundation

public class UIImage: NSObject, @unchecked Sendable {
    public let size: CGSize
    init(size: CGSize) { self.size = size }
}

public enum PDFDisplayBox: Int, Sendable { case mediaBox, cropBox }

public class PDFPage: NSObject {
    public func thumbnail(of size: CGSize, for box: PDFDisplayBox) -> UIImage { UIImage(size: size) }
}

public class PDFDocument: NSObject {
    private let pages: Int

    public init?(url: URL) {
        guard let bytes = try? Data(contentsOf: url), bytes.starts(with: Data("%PDF".utf8)) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        pages = text.components(separatedBy: "/Type/Page").dropFirst().filter { !$0.hasPrefix("s") }.count
    }

    public var pageCount: Int { pages }
    public func page(at index: Int) -> PDFPage? { index < pages ? PDFPage() : nil }
}
