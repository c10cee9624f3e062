internal import SIPRules

/// What has a plan's name and is no regular file, and links to folders.
extension EnglishTexts {
    func noFile(_ what: PassedOver.NoFile, _ name: String, lastVersion: PlanID?) -> Wording {
        let meanwhile = lastVersion.map { " Until then the last readable version of \($0) holds." } ?? ""
        switch what {
        case .link:
            return Wording(
                act: "Put a regular file in the place of the link\(name): links are not followed",
                ensure: "a regular file replaces the link\(name): links are not followed",
                state: "the link\(name) has a plan's name and is not followed",
                brief: "replace a link with a regular file",
                stop: .sentence(
                    "Among the plans, sipd follows no links. Put the plan document itself there as a regular file, or remove "
                        + "the link if no plan is to be there." + meanwhile),
                from: "it was noticed")
        case .folderLink:
            return Wording(
                act: "Put the folder itself in the place of the link\(name): links are not followed",
                ensure: "the folder itself replaces the link\(name): links are not followed",
                state: "the link\(name) leads to a folder and is not followed",
                brief: "replace a link with the folder itself",
                stop: .sentence(
                    "Among the plans, sipd follows no links. Plans that are only behind the link are not reminded of. Put the "
                        + "folder itself there, or remove the link if no plans are to be read that way." + meanwhile),
                from: "it was noticed")
        case .folder:
            return Wording(
                act: "Rename the folder\(name): it has a plan's name",
                ensure: "the folder\(name) is renamed: it has a plan's name",
                state: "the folder\(name) has a plan's name",
                brief: "rename a folder that has a plan's name",
                stop: .sentence(
                    "A plan is a regular file. What is in the folder is read, but the folder may stand where a plan should. "
                        + "Give it a name that does not end in .json." + meanwhile),
                from: "it was noticed")
        case .other:
            return Wording(
                act: "Put a regular file in the place of\(name): it is a pipe, a socket or a device",
                ensure: "a regular file replaces\(name), which is a pipe, a socket or a device",
                state: "no regular file has the plan's name\(name)",
                brief: "put a regular file where there is none",
                stop: .sentence(
                    "sipd reads no pipe, socket or device. Put the plan document itself there as a regular file, or remove "
                        + "what is there if no plan is to be." + meanwhile),
                from: "it was noticed")
        }
    }
}
