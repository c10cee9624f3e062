extension SendWindow {
    /// The default: 08:00 to 17:00, one digest at 08:00.
    public static let officeHours = SendWindow(
        opening: TimeOfDay(unchecked: 8 * 60), closing: TimeOfDay(unchecked: 17 * 60))

    private init(opening: TimeOfDay, closing: TimeOfDay) {
        opens = opening
        closes = closing
        slots = [opening]
    }
}
