// swift-tools-version: 6.2
import PackageDescription

/// One place for the strictness of every target. Warnings are errors; imports say who may see them.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// The sources' own: a call that the compiler cannot see to be safe for memory says so (SE-0458). The macros of tests do not.
let safe = strict + [.strictMemorySafety()]

let package = Package(
    name: "sipd",
    products: [.executable(name: "sipd", targets: ["sipd"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // libsystemd: the journal, sd_notify and the sd-event loop.
        .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
        // Nettle: SHA-256 and HMAC.
        .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
        // Linux calls that Swift's Glibc module lacks: inotify, timerfd, syncfs. Headers only.
        .systemLibrary(name: "CLinux"),

        // Below everything that has I/O: descriptors, and the folders that are written in.
        .target(name: "SIPFiles", dependencies: ["CLinux"], swiftSettings: safe),
        // What is due, and why. No I/O, no clock, no Foundation.
        .target(
            name: "SIPRules",
            dependencies: [
                .product(name: "HeapModule", package: "swift-collections"),
                .product(name: "OrderedCollections", package: "swift-collections"),
            ],
            swiftSettings: safe),
        // What we keep: the plan folder, the ledger, the three YAML files.
        .target(
            name: "SIPStores",
            dependencies: [
                "SIPRules", "SIPFiles", "CLinux", "CNettle",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: safe),
        // What we say: letters, their spool, journal entries, and every text in every language.
        .target(
            name: "SIPOutputs",
            dependencies: ["SIPRules", "SIPFiles", "CLinux", "CSystemd"],
            swiftSettings: safe),
        // When: the loop, rounds, the clock, signals, the status socket, the service manager.
        .target(
            name: "SIPDaemon",
            dependencies: [
                "SIPRules", "SIPFiles", "SIPStores", "SIPOutputs", "CSystemd", "CLinux",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: safe),
        // Plausible stores, drawn: what `sipd sample` writes.
        .target(name: "SIPSample", dependencies: ["SIPRules", "SIPFiles"], swiftSettings: safe),
        // The command: a file per verb.
        .executableTarget(
            name: "sipd",
            dependencies: [
                "SIPRules", "SIPFiles", "SIPStores", "SIPOutputs", "SIPDaemon", "SIPSample",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: safe),

        // What the tests share: contracts, golden files, scratch folders.
        .target(
            name: "SIPTesting",
            dependencies: ["SIPRules", "SIPFiles", "SIPStores", "SIPOutputs", "SIPDaemon", "SIPSample", "CLinux"],
            path: "Tests/SIPTesting", swiftSettings: strict),
        .testTarget(name: "SIPFilesTests", dependencies: ["SIPFiles", "SIPTesting"], swiftSettings: strict),
        // They tell a date as letters do, with how it was counted.
        .testTarget(
            name: "SIPRulesTests", dependencies: ["SIPRules", "SIPOutputs", "SIPTesting"], exclude: ["Golden"],
            swiftSettings: strict),
        .testTarget(
            name: "SIPStoresTests",
            dependencies: [
                "SIPRules", "SIPFiles", "SIPStores", "SIPTesting", "CLinux",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Ledger/Schemas"], swiftSettings: strict),
        .testTarget(
            name: "SIPOutputsTests", dependencies: ["SIPRules", "SIPOutputs", "SIPTesting", "CLinux"],
            exclude: ["Golden"], swiftSettings: strict),
        .testTarget(
            name: "SIPDaemonTests",
            dependencies: ["SIPRules", "SIPFiles", "SIPStores", "SIPOutputs", "SIPDaemon", "SIPSample", "SIPTesting"],
            swiftSettings: strict),
        .testTarget(
            name: "sipdTests",
            dependencies: [
                "SIPRules", "SIPFiles", "SIPStores", "SIPOutputs", "SIPDaemon", "SIPSample", "SIPTesting", "sipd",
            ],
            exclude: ["Golden"], swiftSettings: strict),
    ]
)

// What `make fuzz` runs. It is linked with a library of the compiler's, which is named here; no other build sees it, but
// that of `make sanitize`, which is the same. Our own sources are optimised then, since a fuzzer lives on speed. A blind one
// takes them as the tests do: it is told what it reaches of its own few lines alone.
if let fuzzer = Context.environment["SIPD_FUZZER"], !fuzzer.isEmpty {
    let isBlind = Context.environment["SIPD_BLIND"] != nil
    for target in package.targets where target.type != .test && !isBlind {
        target.swiftSettings?.append(.unsafeFlags(["-O"]))
    }
    package.targets.append(
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "SIPRules", "SIPFiles", "SIPStores", "SIPOutputs", "SIPDaemon", "SIPTesting",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "Tests/Fuzz", exclude: ["corpus", "fuzz.py"],
            swiftSettings: strict + [.unsafeFlags(isBlind ? ["-O", "-sanitize=fuzzer"] : ["-O"])],
            linkerSettings: [.unsafeFlags(["-Xlinker", fuzzer]), .linkedLibrary("stdc++")]))
}

// What `make simulate` runs: years of many plans, optimised. No other build sees it.
if Context.environment["SIPD_SIMULATE"] != nil {
    package.targets.append(
        .executableTarget(
            name: "simulate", dependencies: ["SIPTesting"], path: "Tests/Simulate", swiftSettings: strict))
}

// What `make stores` and the fuzzer's beginnings are written with. No other build sees it.
if Context.environment["SIPD_STORES"] != nil {
    package.targets.append(
        .executableTarget(
            name: "stores", dependencies: ["SIPRules", "SIPTesting"], path: "Tests/Stores",
            exclude: ["clock.c", "stores.py"], swiftSettings: strict))
}

// What `make sanitize` runs. The rules are values: their tests have no thread and no memory of their own to watch, and would
// take a third of the time.
if let sanitizer = Context.environment["SIPD_SANITIZER"] {
    package.targets.removeAll { $0.name == "SIPRulesTests" }
    for target in package.targets where target.name == "SIPRules" && sanitizer == "thread" {
        target.swiftSettings?.append(.unsafeFlags(["-O"]))
    }
}
