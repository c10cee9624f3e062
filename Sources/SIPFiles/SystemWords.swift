internal import Glibc

extension String {
    /// The system's words for one of its error numbers.
    package init(errno code: Int32) { unsafe self.init(cString: strerror(code)) }
}
