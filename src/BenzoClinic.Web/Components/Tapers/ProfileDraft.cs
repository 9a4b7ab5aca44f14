using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Tapers;

namespace BenzoClinic.Web.Components.Tapers;

/// <summary>An equivalence profile as it is being chosen.</summary>
public sealed class ProfileDraft(string table)
{
    private readonly Dictionary<string, string> _figures = [];

    /// <summary>Code of the published table.</summary>
    public string Table { get; set; } = table;

    /// <summary>Why a figure was chosen.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The figure typed for a medication, or "".</summary>
    public string this[string medication] => _figures.GetValueOrDefault(medication, "");

    /// <summary>Takes what was typed.</summary>
    public void Type(string medication, string figure) => _figures[medication] = figure;

    /// <summary>The medications whose figure is to be typed: the table gives a range or nothing.</summary>
    public IReadOnlyList<string> ToChoose(IEnumerable<string> medications, Formulary formulary)
    {
        var rows = formulary.Tables.FirstOrDefault(it => it.Code == Table)?.Rows ?? [];
        return [.. medications.Distinct().Where(code => code.Length > 0 && !rows.Any(row => row.Medication == code && row.Point is not null))];
    }

    /// <summary>The choice, or null while a figure cannot be read. A figure left empty is not sent.</summary>
    public ProfileChoice? Read(IEnumerable<string> medications, Formulary formulary)
    {
        var chosen = new List<ChosenFactor>();
        foreach (var medication in ToChoose(medications, formulary).Where(medication => this[medication].Trim().Length > 0))
        {
            if (!Dose.TryParse(this[medication], out var dose, out _)) return null;
            chosen.Add(new ChosenFactor(medication, dose));
        }

        return new ProfileChoice(Table, chosen, Reason);
    }
}
