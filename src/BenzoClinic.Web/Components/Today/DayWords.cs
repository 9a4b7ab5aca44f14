using BenzoClinic.Domain.Medications;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Web.Components.Shared;
using BenzoClinic.Web.Components.Tapers;

namespace BenzoClinic.Web.Components.Today;

/// <summary>How a patient's dose and step of the day are said in one line.</summary>
internal static class DayWords
{
    /// <summary>Medications, in small letters: <c>diazepam</c>, <c>diazepam and zolpidem</c>.</summary>
    public static string Medications(Regimen regimen, Formulary formulary) => string.Join(" and ", Taken(regimen).Select(code => formulary.NameOf(code).ToLowerInvariant()));

    /// <summary>Scheduled mg a day of each medication, in the order of <see cref="Medications"/>: <c>18</c>, <c>30 + 10</c>.</summary>
    public static string Amounts(Regimen regimen) => IsNothing(regimen) ? "0" : string.Join(" + ", Taken(regimen).Select(code => regimen.Scheduled(code).Number));

    /// <summary><c>18 → 17</c>; with names where the medications are not the same before and after.</summary>
    public static string Step(DayStep step, Formulary formulary) => Taken(step.Before).SequenceEqual(Taken(step.After)) || IsNothing(step.After)
        ? $"{Amounts(step.Before)} → {Amounts(step.After)}"
        : $"to {TaperWords.NamedDoses(step.After, formulary)}";

    /// <summary>What a card says after the medication's name: <c>18 → 17 mg due today</c>, <c>18 mg, 17 mg from Tue 1 Dec</c>.</summary>
    public static string Card(PatientDay dose, Formulary formulary, DateOnly today) => dose switch
    {
        { Now: null } => "",
        { StepToday: { } step } => Taken(step.Before).SequenceEqual(Taken(step.After)) ? $"{Step(step, formulary)} mg due today" : $"{Step(step, formulary)} due today",
        { PausedOn: { } paused } => $"{Amounts(dose.Now)} mg, paused since {Dates.Day(paused, today)}",
        { Next: { } next } => $"{Amounts(dose.Now)} mg, next step {Dates.Day(next.On, today)}",
        _ => $"{Amounts(dose.Now)} mg",
    };

    private static bool IsNothing(Regimen regimen) => regimen.IsWhollyZero;

    private static IReadOnlyList<string> Taken(Regimen regimen) => [.. regimen.MedicationsTaken.Distinct().Order(StringComparer.Ordinal)];
}
