using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Patients;
using BenzoClinic.Web.Components.Tapers;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Patients;

/// <summary>Who saw and who changed a chart. Opening it is itself on record, once.</summary>
public sealed partial class HistoryTab
{
    private static readonly IReadOnlyList<ChoiceOption> Kinds =
        [.. Enum.GetValues<HistoryKind>().Select(kind => new ChoiceOption(kind.ToString(), kind.ToString()))];

    private readonly List<HistoryRowView> _rows = [];
    private OpenedHistory? _opened;
    private string _person = "";
    private string _kind = "";
    private long? _next;

    /// <summary>Whose chart.</summary>
    [Parameter, EditorRequired]
    public PatientId Patient { get; set; }

    [Inject]
    private HistoryService History { get; set; } = null!;

    [Inject]
    private ClinicClock Clock { get; set; } = null!;

    private IReadOnlyList<ChoiceOption> People => [.. (_opened?.People ?? []).Select(person => new ChoiceOption(person.Id.ToString(), person.Name))];

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _opened = (await History.Open(Patient)).Match(opened => opened, _ => null, (_, _) => null, () => (OpenedHistory?)null);
        if (_opened is not null) Take(_opened.Page);
    }

    private async Task Filter(string person, string kind)
    {
        (_person, _kind) = (person, kind);
        var page = await Read(null);
        _rows.Clear();
        Take(page);
    }

    private async Task More() => Take(await Read(_next));

    private Task<HistoryPage> Read(long? before) => History.Page(Patient, new HistoryFilter(
        Guid.TryParse(_person, out var person) ? new StaffId(person) : null,
        Enum.TryParse<HistoryKind>(_kind, out var kind) ? kind : null,
        before));

    private void Take(HistoryPage page)
    {
        _rows.AddRange(page.Rows);
        _next = page.Next;
    }
}
