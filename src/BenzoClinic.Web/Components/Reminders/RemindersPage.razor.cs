using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Reminders;
using BenzoClinic.Services.Reminders.Sending;
using BenzoClinic.Web.Jobs;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Reminders;

/// <summary>What was sent to patients, what will be, what failed and why, and what can be done about it.</summary>
public sealed partial class RemindersPage
{
    private const int PageSize = 50;

    // A missed visit is told of until two days after it.
    private static readonly (string Name, int From, int Until)[] Ranges = [("This week", -2, 7), ("Today", 0, 0), ("Tomorrow", 1, 1), ("Next 30 days", 0, 30), ("Last 30 days", -30, 0)];

    private Board _board = new(new Dictionary<BoardState, int>(), 0, [], 0, (0, ""));
    private BoardFilter _filter = new(default, default);
    private string _range = Ranges[0].Name;
    private int _most = PageSize;
    private ReminderId? _one;
    private string _said = "";

    [Inject]
    private ReminderBoardService Reminders { get; set; } = null!;

    [Inject]
    private ReminderTrigger Trigger { get; set; } = null!;

    [Inject]
    private ClinicClock Clock { get; set; } = null!;

    [Inject]
    private IServiceProvider Services { get; set; } = null!;

    // In Development alone.
    private bool HasOutbox => Services.GetService<Outbox>() is not null;

    private int Matching => _filter.State is { } state ? _board.Counts.GetValueOrDefault(state) : _board.All;

    /// <inheritdoc />
    protected override bool Concerns(ClinicChange change) => change == ClinicChange.Reminders;

    /// <inheritdoc />
    protected override void OnInitialized() => InRange();

    /// <inheritdoc />
    protected override async Task Load()
    {
        var (filter, most) = (_filter, _most);
        var board = await Reminders.Open(filter, most);
        if ((filter, most) == (_filter, _most)) _board = board;
    }

    private Task Show(BoardFilter filter)
    {
        (_filter, _most) = (filter, PageSize);
        return Refresh();
    }

    private Task Days(string? name)
    {
        _range = name ?? Ranges[0].Name;
        InRange();
        return Show(_filter);
    }

    private Task More()
    {
        _most += PageSize;
        return Refresh();
    }

    private void InRange()
    {
        var (_, first, last) = Array.Find(Ranges, range => range.Name == _range);
        _filter = _filter with { From = Clock.Today.AddDays(first), Until = Clock.Today.AddDays(last) };
    }

    private void Open(ReminderId reminder) => (_one, _said) = (reminder, "");

    private Task Said(string sentence)
    {
        _said = sentence;
        return Refresh();
    }

    private async Task CheckNow()
    {
        await Trigger.Now();
        _said = "Checking. What is due goes now.";
    }
}
