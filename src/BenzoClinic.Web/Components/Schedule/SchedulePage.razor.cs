using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Schedule;

/// <summary>Who is booked when, with whom, in which room. What others do appears at once.</summary>
public sealed partial class SchedulePage
{
    private readonly ScheduleFilter _filter = new();
    private ScheduleData _data = ScheduleData.Nothing;
    private ClinicSettings? _settings;
    private ScheduleSheet? _sheet;
    private ScheduleView _view;
    private DateOnly _date;
    private StaffId _provider;
    private DateTime _now;
    private bool _maySetHours;
    private bool _railOpen;
    private string? _selected;
    private string? _askedMove;
    private IReadOnlyList<AppointmentHistoryRow>? _history;

    [Inject]
    private ScheduleService Schedule { get; set; } = null!;

    [Inject]
    private ClinicSettingsService Settings { get; set; } = null!;

    [Inject]
    private Gate Gate { get; set; } = null!;

    [Inject]
    private ClinicClock Clock { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "date")]
    private string? AskedDate { get; set; }

    [SupplyParameterFromQuery(Name = "view")]
    private string? AskedView { get; set; }

    // A booking that is to be moved, from a list elsewhere.
    [SupplyParameterFromQuery(Name = "move")]
    private string? AskedMove { get; set; }

    // Of a week the days that have a column: the last may be a Friday.
    private string Heading => _view == ScheduleView.Week && _sheet is { Columns: [{ Date: var first }, .., { Date: var last }] }
        ? $"{Dates.Day(first, last)} – {Dates.DayWithYear(last)}"
        : Dates.DayWithYear(_date);

    private string Summary => !Loaded ? "" : string.Join(", ", Facts());

    /// <inheritdoc />
    protected override bool Concerns(ClinicChange change) => change == ClinicChange.Appointments;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (Loaded && (ScheduleDays.ReadView(AskedView), Asked) != (_view, _date)) await Refresh();
    }

    /// <inheritdoc />
    protected override async Task Load()
    {
        if (!Loaded)
        {
            _maySetHours = await Gate.Allows(Operation.SetProviderHours);
            _settings = await Settings.Current();
        }

        var (view, date) = (ScheduleDays.ReadView(AskedView), Asked);
        if ((view, date) != (_view, _date)) Unselect();
        (_view, _date) = (view, date);
        var (first, last) = ScheduleDays.Shown(_view, _date);
        var data = new ScheduleData(await Schedule.Ground(first, last), await Schedule.Visits(first, last), await Schedule.Groups(first, last));
        if (!data.Ground.Providers.Any(it => it.Id == _provider))
            _provider = (data.Ground.Providers.FirstOrDefault(it => it.Id == data.Ground.Me) ?? (data.Ground.Providers is [var any, ..] ? any : null))?.Id ?? default;
        if (_view == ScheduleView.Week) data = data.Of(_provider);
        // What is as it was is kept, and nothing beneath is drawn again: most ticks bring nothing new.
        if (!data.IsLike(_data)) _data = data;
        _now = Clock.Now;
        if (_selected is not null && _history is not null) await ShowHistory();
        Draw();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!Loaded || AskedMove is not { } asked || asked == _askedMove) return;
        _askedMove = asked;
        // Whoever loads the page again has not asked again.
        Navigation.NavigateTo(ScheduleDays.Address(_view, _date), replace: true);
        await AskToMove(asked);
    }

    private DateOnly Asked => ScheduleDays.Read(AskedDate) ?? Clock.Today;

    private void Draw()
    {
        var sheet = SheetMarkup.Drawn(new SheetBuilder(_view, _data, _filter, _provider, Clock.Today, _now).Build(), _maySetHours);
        if (_sheet is null || !sheet.LooksLike(_sheet)) _sheet = sheet;
    }

    private void Go(ScheduleView view, DateOnly date) => Navigation.NavigateTo(ScheduleDays.Address(view, date));

    private void Step(int direction) => Go(_view, ScheduleDays.Next(_view, _date, direction, (_settings ?? ClinicSettings.Default).Hours));

    private string StepWords(string where) => $"{(_view == ScheduleView.Week ? "Week" : "Day")} {where}";

    private Task Choose(ChangeEventArgs change)
    {
        if (Guid.TryParse(change.Value as string, out var id)) _provider = new StaffId(id);
        Unselect();
        return Refresh();
    }

    private void Select(string key)
    {
        if (_selected == key) return;
        (_selected, _history) = (key, null);
    }

    private void Unselect() => (_selected, _history) = (null, null);

    private async Task ShowHistory()
    {
        if (_data.Visit(_selected) is { IsKnown: true } visit) _history = await Appointments.History(visit.Patient, visit.Id);
    }

    private IEnumerable<string> Facts()
    {
        if (_view == ScheduleView.Week)
        {
            yield return Wording.Count(_data.Count, "booking");
            yield break;
        }

        yield return Wording.Count(_data.Count, "booking");
        yield return Wording.Count(_data.Ground.Providers.Count, "provider");
        if (_data.Ground.Days is not [var day]) yield break;
        yield return SheetBuilder.Closed(day) is { Length: > 0 } closed ? closed.ToLowerInvariant()[..1] + closed[1..] : $"clinic open {ClinicHours.Text(day.Open.Select(it => new OpenSpan(day.Date.DayOfWeek, it.From, it.To)))}";
    }
}
