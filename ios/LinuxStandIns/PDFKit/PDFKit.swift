// A stand-in for PDFKit on Linux: it draws no page. It proves nothing about iOS.

import Foundation

public class UIImage: NSObject, @unchecked Sendable {
    public let size: CGSize
    init(size: CGSize) { self.size = size }
}

public enum PDFDisplayBox: Int, Sendable { case mediaBox, cropBox }

public class PDFPage: NSObject {
    public func thumbnail(of size: CGSize, for box: PDFDisplayBox) -> UIImage { UIImage(size: size) }
}

/// Here every document has two pages.
public class PDFDocument: NSObject {
    public init?(url: URL) {
        guard let bytes = try? Data(contentsOf: url), bytes.starts(with: Data("%PDF".utf8)) else { return nil }
    }

    public var pageCount: Int { 2 }
    public func page(at index: Int) -> PDFPage? { index < pageCount ? PDFPage() : nil }
}
