import Glibc
import SIPFiles
import SIPTesting
import Testing

@Suite("A descriptor")
struct DescriptorTests {
    @Test("reads to the end however little comes at a time, and no more than it was asked for")
    func reads() throws {
        let scratch = try ScratchFolder()
        let path = scratch.path("file")
        let file = Descriptor(open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600))
        #expect(file.read(atMost: 8) == [], "nothing is in it yet")
        let bytes = (0..<20_000).map { UInt8(truncatingIfNeeded: $0) }
        #expect(file.write(all: bytes) && lseek(file.number, 0, SEEK_SET) == 0)
        #expect(file.read(atMost: 19_999) == Array(bytes.dropLast()))
        #expect(file.read(atMost: 0) == [])
        #expect(file.read(atMost: .max) == [bytes[19_999]], "it goes on where it was")
        #expect(lseek(file.number, 0, SEEK_SET) == 0)
        #expect(Descriptor.read(from: file.number, atMost: .max, chunk: 7) == bytes)
    }

    @Test("says why it cannot be read")
    func cannotBeRead() {
        let folder = Descriptor(open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC))
        let bytes = folder.read(atMost: 8)
        let code = errno
        #expect(bytes == nil && code == EISDIR)
        #expect(String(errno: code) == "Is a directory")
    }

    @Test("asks again when a signal broke in, and for nothing else")
    func uninterrupted() {
        var answers = [(-1, EINTR), (-1, EINTR), (3, 0), (-1, EIO)]
        let call = {
            let (answer, code) = answers.removeFirst()
            errno = code
            return answer
        }
        #expect(Descriptor.uninterrupted(call) == 3)
        #expect(Descriptor.uninterrupted(call) == -1)
        #expect(answers.isEmpty)
    }
}
