using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Clinic;

/// <summary>
/// What settings must satisfy before they are saved. Field names are the settings' own, with the weekday or the position in
/// brackets: <c>Hours[Monday]</c>, <c>Holidays[0].Date</c>.
/// </summary>
public static class ClinicSettingsChecks
{
    private const int LongestLine = 200;

    /// <summary>Findings on the settings.</summary>
    /// <param name="before">The version they follow: its rooms and visit types may be retired, never left out.</param>
    public static IReadOnlyList<Finding> Check(ClinicSettings it, ClinicSettings before, Formulary formulary) =>
        [.. Clinic(it), .. Hours(it.Hours), .. Rooms(it.Rooms, before.Rooms), .. VisitTypes(it.VisitTypes, before.VisitTypes), .. Taper(it.Taper, formulary), .. Stock(it.Stock, formulary), .. Waits(it.Waits), .. ReminderChecks.Check(it, formulary)];

    private static IEnumerable<Finding> Clinic(ClinicSettings it)
    {
        if (Name("Name", it.Name, "Enter the clinic's name.") is { } name) yield return name;
        if (NeutralName.Check(it.NeutralName) is { } neutral) yield return neutral;
        if (it.Address.Length > LongestLine) yield return new Finding("Address", "too-long", $"At most {LongestLine} characters.");
        else if (TellingWords.InName(it.Address) is { } word) yield return new Finding("Address", "telling", $"“{word}” tells whoever sees a message what the patient comes for. Write the address without it.");
        if (PhoneNumber.Problem(it.Phone) is { } phone) yield return new Finding("Phone", "phone", phone);
    }

    private static IEnumerable<Finding> Hours(ClinicHours hours)
    {
        foreach (var day in ClinicHours.Week)
            if (ClinicHours.Problem(hours.On(day)) is { } sentence) yield return new Finding($"Hours[{day}]", "hours", sentence);
        if (hours.Spans.Count == 0) yield return new Finding($"Hours[{ClinicHours.Week[0]}]", "never-open", "The clinic is open on one day of the week at least.");
        for (var index = 0; index < hours.Holidays.Count; index++)
        {
            var (holiday, field) = (hours.Holidays[index], $"Holidays[{index}]");
            if (Name($"{field}.Name", holiday.Name, "Enter what the day is.") is { } name) yield return name;
            if (holiday.Date == default) yield return Finding.Required($"{field}.Date", "Choose the day.");
            else if (hours.Holidays.Take(index).Any(earlier => earlier.Date == holiday.Date)) yield return new Finding($"{field}.Date", "twice", "This day is already on the list.");
        }
    }

    private static IEnumerable<Finding> Rooms(IReadOnlyList<Room> rooms, IReadOnlyList<Room> before)
    {
        if (before.Any(room => rooms.All(it => it.Id != room.Id))) yield return new Finding("Rooms", "removed", "A room is never removed, only retired.");
        for (var index = 0; index < rooms.Count; index++)
        {
            if (Name($"Rooms[{index}].Name", rooms[index].Name, "Enter the room's name.") is { } name) yield return name;
            else if (rooms.Take(index).Any(earlier => Same(earlier.Name, rooms[index].Name))) yield return new Finding($"Rooms[{index}].Name", "twice", "There is a room of this name already.");
        }
    }

    private static IEnumerable<Finding> VisitTypes(IReadOnlyList<VisitType> types, IReadOnlyList<VisitType> before)
    {
        if (before.Any(type => types.All(it => it.Id != type.Id))) yield return new Finding("VisitTypes", "removed", "A visit type is never removed, only retired.");
        if (types.All(type => type.Retired)) yield return new Finding("VisitTypes", "none", "At least one visit type is in use.");
        for (var index = 0; index < types.Count; index++)
        {
            var (type, field) = (types[index], $"VisitTypes[{index}]");
            if (Name($"{field}.Name", type.Name, "Enter the visit type's name.") is { } name) yield return name;
            else if (types.Take(index).Any(earlier => Same(earlier.Name, type.Name))) yield return new Finding($"{field}.Name", "twice", "There is a visit type of this name already.");
            if (type.Minutes is < 5 or > 240) yield return new Finding($"{field}.Minutes", "out-of-range", "Between 5 and 240 minutes.");
            if (type.Places is not 0 and (< 2 or > Appointments.GroupSession.MostPlaces)) yield return new Finding($"{field}.Places", "out-of-range", $"1 for one patient, else 2 to {Appointments.GroupSession.MostPlaces}.");
            if (!type.ByClinicians && !type.ByTherapists) yield return new Finding($"{field}.GivenBy", "nobody", "Choose who gives it.");
        }
    }

    private static IEnumerable<Finding> Taper(TaperPolicy taper, Formulary formulary)
    {
        // More than a quarter in 14 days the guard refuses anyway.
        if (taper.StepFrom is <= 0 or > 25) yield return new Finding("Taper.StepFrom", "out-of-range", "Above 0 and at most 25 %.");
        if (taper.StepTo is <= 0 or > 25) yield return new Finding("Taper.StepTo", "out-of-range", "Above 0 and at most 25 %.");
        else if (taper.StepTo < taper.StepFrom) yield return new Finding("Taper.StepTo", "order", "Not below the smallest step.");
        if (taper.DaysFrom is < 7 or > 90) yield return new Finding("Taper.DaysFrom", "out-of-range", "Between 7 and 90 days.");
        if (taper.DaysTo is < 7 or > 90) yield return new Finding("Taper.DaysTo", "out-of-range", "Between 7 and 90 days.");
        else if (taper.DaysTo < taper.DaysFrom) yield return new Finding("Taper.DaysTo", "order", "Not below the shortest interval.");
        if (taper.CompletionDose.IsZero || taper.CompletionDose > Dose.FromMilligrams(2)) yield return new Finding("Taper.CompletionDose", "out-of-range", "Above 0 and at most 2 mg diazepam equivalent.");
        if (formulary.Tables.All(table => table.Code != taper.Table)) yield return new Finding("Taper.Table", "unknown", "Choose a table of the formulary.");
    }

    private static IEnumerable<Finding> Stock(StockPolicy stock, Formulary formulary)
    {
        if (stock.Products.Any(code => formulary.FindProduct(code) is null)) yield return new Finding("Stock", "unknown", "Choose products of the formulary.");
        // Two concentrations of one medication in one house are mistaken for each other.
        var twice = stock.Products.Select(formulary.FindProduct).OfType<Product>().Where(product => product.Form == DoseForm.Solution).GroupBy(product => product.Medication).FirstOrDefault(liquids => liquids.Skip(1).Any());
        if (twice is not null) yield return new Finding("Stock", "two-concentrations", $"One concentration of {formulary.NameOf(twice.Key).ToLowerInvariant()}: two are mistaken for each other.");
    }

    private static IEnumerable<Finding> Waits(WaitPolicy waits)
    {
        if (waits.LongFrom is < 1 or > 240) yield return new Finding("Waits.LongFrom", "out-of-range", "Between 1 and 240 minutes.");
        if (waits.TooLongFrom is < 1 or > 240) yield return new Finding("Waits.TooLongFrom", "out-of-range", "Between 1 and 240 minutes.");
        else if (waits.TooLongFrom <= waits.LongFrom) yield return new Finding("Waits.TooLongFrom", "order", "More than a long wait.");
    }

    private static Finding? Name(string field, string name, string sentence) => name.Length switch
    {
        0 => Finding.Required(field, sentence),
        > ClinicSettings.LongestName => new Finding(field, "too-long", $"At most {ClinicSettings.LongestName} characters."),
        _ => null,
    };

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
