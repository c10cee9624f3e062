internal import CNettle

/// SHA-256 (FIPS 180-4), over bytes that come one after the other.
struct SHA256 {
    /// Bytes of a digest.
    private static let length = Int(SHA256_DIGEST_SIZE)
    private var state = sha256_ctx()

    init() { unsafe nettle_sha256_init(&state) }

    /// Adds bytes.
    mutating func add(_ bytes: [UInt8]) { unsafe nettle_sha256_update(&state, bytes.count, bytes) }

    /// The 32 bytes of the digest so far. More can be added.
    var digest: [UInt8] {
        var (state, digest) = (state, [UInt8](repeating: 0, count: Self.length))
        unsafe nettle_sha256_digest(&state, digest.count, &digest)
        return digest
    }

    /// The 32 bytes of the digest of a text.
    static func digest(_ text: String) -> [UInt8] {
        var hash = SHA256()
        hash.add(Array(text.utf8))
        return hash.digest
    }

    /// The 32 bytes of the HMAC (RFC 2104) of a text.
    static func authentication(_ text: String, key: [UInt8]) -> [UInt8] {
        var (state, digest) = (hmac_sha256_ctx(), [UInt8](repeating: 0, count: length))
        let bytes = Array(text.utf8)
        unsafe nettle_hmac_sha256_set_key(&state, key.count, key)
        unsafe nettle_hmac_sha256_update(&state, bytes.count, bytes)
        unsafe nettle_hmac_sha256_digest(&state, digest.count, &digest)
        return digest
    }
}
