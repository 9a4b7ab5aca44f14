using System.Globalization;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Web.Components.Shared;
using MudBlazor;

namespace BenzoClinic.Web.Components.Tapers;

/// <summary>A supply of the dose in effect, or back up to an earlier one, without a visit.</summary>
public sealed partial class NoVisitDialog
{
    private readonly string _id = $"n{Guid.NewGuid():N}";
    private bool _back;
    private string _days = "7";
    private string _to = "";
    private string _reason = "";

    /// <summary>Opens the dialog; true where something was given.</summary>
    public static Task<bool> Show(IDialogService dialogs, TaperView view) => Show<NoVisitDialog>(dialogs, view, Sheets.Narrow);

    private IReadOnlyList<ChoiceOption> Choices => [.. Now.CanGoBackTo.Select(earlier =>
        new ChoiceOption(earlier.Id.ToString(), $"{TaperWords.NamedDoses(earlier.Regimen, Formulary)} a day, from {Dates.Day(earlier.On, Now.Today)}"))];

    private int? ReadDays => int.TryParse(_days.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null;

    private string DaysHelp => ReadDays is > 0 and <= TaperRecord.BridgeDays and { } days ? $"To {Dates.Day(Now.Today.AddDays(days - 1), Now.Today)}; at most {TaperRecord.BridgeDays}" : $"At most {TaperRecord.BridgeDays}";

    private string DaysError => ReadDays is null ? "Write the days as a whole number." : Said("Days");

    private void Choose(bool back)
    {
        _back = back;
        Changed();
    }

    private void Days(string text)
    {
        _days = text;
        Changed();
    }

    private void To(string entry)
    {
        _to = entry;
        Changed();
    }

    private void Why(string text)
    {
        _reason = text;
        Changed();
    }

    private Task Send()
    {
        if (!_back) return ReadDays is { } days ? Save((id, revision) => Tapers.GiveBridge(new GiveBridge(id, View.Patient, revision, days, _reason))) : Task.CompletedTask;
        return Guid.TryParse(_to, out var entry)
            ? Save((id, revision) => Tapers.GoBack(new GoBack(id, View.Patient, revision, new DoseEntryId(entry), _reason)))
            : Saving.Refuse(Finding.Required("To", "Choose the dose."));
    }
}
