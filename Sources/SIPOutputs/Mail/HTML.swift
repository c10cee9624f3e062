import SIPRules

/// A letter's body as a page for a phone: one column, 16 px or more, the reader's own colours (so a dark screen stays
/// dark), styles on the elements because mail programs drop style sheets; what the one for paper asks is no loss. No
/// table, image, script, or link to anywhere.
///
/// An element is made of a `Tag` and of children; text becomes markup in one place, `escaped`.
indirect enum HTML {
    case text(String)
    case element(Tag, language: Language? = nil, [HTML])

    /// The elements that a letter knows, with their look.
    enum Tag: String {
        case div, h1, h2, h3, p, ul, li, strong, hr, span

        var style: String? {
            switch self {
            case .h1: "font-size:20px;line-height:1.3;margin:0 0 12px;text-wrap:balance"
            case .h2: "font-size:18px;line-height:1.3;margin:20px 0 8px"
            case .h3: "font-size:16px;line-height:1.4;margin:14px 0 4px"
            case .p: "margin:0 0 12px"
            case .ul: "margin:0 0 12px;padding-left:20px"
            case .li: "margin:0 0 6px"
            case .hr: "border:0;border-top:1px solid;margin:24px 0"
            case .span: "white-space:nowrap"
            case .div, .strong: nil
            }
        }
    }

    /// A whole document. The first passage's language is the document's.
    static func page(title: HeaderText, _ passages: [Passage]) -> String {
        var body: [HTML] = []
        for passage in passages {
            if !body.isEmpty { body.append(.element(.hr, [])) }
            body.append(.element(.div, language: passage.language, elements(passage.blocks)))
        }
        let language = passages.first.map { " lang=\"\(escaped($0.language.rawValue))\"" } ?? ""
        // Without format-detection a phone turns dates and references into links of its own.
        return """
            <!DOCTYPE html>
            <html\(language)>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
            <title>\(escaped(title.text))</title>
            <style>@media print{body{padding:0!important}h1,h2,h3{break-after:avoid}li{break-inside:avoid}}</style>
            </head>
            <body style="margin:0;padding:16px;font-family:sans-serif;font-size:16px;line-height:1.5">
            <div role="main" style="max-width:576px;margin:0 auto;overflow-wrap:anywhere">
            \(body.reduce(into: "") { $0 += $1.markup })</div>
            </body>
            </html>

            """
    }

    /// A rule stands above the notes.
    private static func elements(_ blocks: [Block]) -> [HTML] {
        let first = blocks.firstIndex { if case .note = $0 { true } else { false } } ?? blocks.endIndex
        let notes = blocks[first...].map(HTML.init)
        return blocks[..<first].map(HTML.init) + (notes.isEmpty || first == 0 ? notes : [.element(.hr, [])] + notes)
    }

    init(_ block: Block) {
        self =
            switch block {
            case .title(let prose): .element(.h1, prose.html)
            case .heading(let prose): .element(.h2, prose.html)
            case .subheading(let prose): .element(.h3, prose.html)
            case .paragraph(let prose), .note(let prose): .element(.p, prose.html)
            case .list(let items): .element(.ul, items.map { .element(.li, $0.html) })
            }
    }

    /// The markup. Blocks end in LF, so that the source can be read.
    var markup: String {
        switch self {
        case .text(let text):
            return Self.escaped(text)
        case .element(let tag, let language, let children):
            let lang = language.map { " lang=\"\(Self.escaped($0.rawValue))\"" } ?? ""
            let style = tag.style.map { " style=\"\($0)\"" } ?? ""
            let start = "<\(tag.rawValue)\(lang)\(style)>"
            if tag == .hr { return start + "\n" }
            let inner = children.reduce(into: "") { $0 += $1.markup }
            switch tag {
            case .strong, .span: return "\(start)\(inner)</\(tag.rawValue)>"
            case .div, .ul: return "\(start)\n\(inner)</\(tag.rawValue)>\n"
            case .h1, .h2, .h3, .p, .li, .hr: return "\(start)\(inner)</\(tag.rawValue)>\n"
            }
        }
    }

    private static let special = Array("&<>\"'".utf8)

    /// Text fit for an element or a quoted attribute. Controls and line breaks become spaces: HTML forbids some.
    static func escaped(_ text: String) -> String {
        let needsNone = text.utf8.allSatisfy { (0x20...0x7E).contains($0) && !special.contains($0) }
        if needsNone { return text }
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !scalar.misleads {
            switch scalar {
            case "&": out.append(contentsOf: "&amp;".unicodeScalars)
            case "<": out.append(contentsOf: "&lt;".unicodeScalars)
            case ">": out.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
            case "'": out.append(contentsOf: "&#39;".unicodeScalars)
            default: out.append(scalar.isControl || scalar.isNoncharacter ? " " : scalar)
            }
        }
        return String(out)
    }
}

extension Unicode.Scalar {
    /// U+FDD0…U+FDEF and the last two of each plane: HTML and some mailers reject them.
    fileprivate var isNoncharacter: Bool { (0xFDD0...0xFDEF).contains(value) || value & 0xFFFE == 0xFFFE }
}

extension Prose {
    /// The runs as inline markup.
    fileprivate var html: [HTML] {
        runs.map { run in
            let text = HTML.text(run.text)
            // What is longer than a narrow screen is broken all the same.
            let whole = run.whole && run.text.count <= Self.short ? HTML.element(.span, [text]) : text
            return run.strong ? .element(.strong, [whole]) : whole
        }
    }

    /// So many characters stand on one line of any phone.
    private static let short = 30
}
