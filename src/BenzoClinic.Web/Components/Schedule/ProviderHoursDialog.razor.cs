using System.Globalization;
using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Schedule;

/// <summary>When one provider works, has breaks and is away.</summary>
public sealed partial class ProviderHoursDialog
{
    private readonly Saving _saving = new();
    private readonly Saving _away = new();
    private readonly Dictionary<DayOfWeek, string> _hours = [];
    private readonly Dictionary<DayOfWeek, string> _breaks = [];
    private ProviderHoursView? _view;
    private bool _typed;
    private string _first = "";
    private string _last = "";
    private string _from = "";
    private string _to = "";
    private string _reason = "";
    private string _said = "";
    private bool _refused;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Inject]
    private ProviderHoursService Service { get; set; } = null!;

    /// <summary>Whose.</summary>
    [Parameter, EditorRequired]
    public StaffId Provider { get; set; }

    /// <summary>The name.</summary>
    [Parameter, EditorRequired]
    public string Subtitle { get; set; } = "";

    /// <summary>Opens the dialog.</summary>
    public static Task<bool> Show(IDialogService dialogs, StaffId provider, string name) => Sheets.Show<ProviderHoursDialog>(dialogs, Sheets.Narrow, parameters =>
    {
        parameters.Add(it => it.Provider, provider);
        parameters.Add(it => it.Subtitle, name);
    });

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => Reload();

    private async Task Reload()
    {
        _saving.Forget();
        await Look();
        foreach (var day in ClinicHours.Week)
        {
            _hours[day] = ClinicHours.Text(_view?.Week.On(day) ?? []);
            _breaks[day] = WorkWeek.Text(_view?.Week.BreaksOn(day) ?? []);
        }

        _typed = false;
    }

    private async Task Look() => _view = await Service.Load(Provider);

    private void Type(Action change)
    {
        change();
        _typed = true;
    }

    private string Said(string field) => _saving.Findings.For(field) ?? "";

    private string Away(string field) => _away.Findings.For(field) ?? "";

    private Task Save()
    {
        var (spans, breaks, findings) = (new List<OpenSpan>(), new List<Break>(), new List<Finding>());
        foreach (var day in ClinicHours.Week)
        {
            if (ClinicHours.TryParse(day, _hours[day], out var open, out var sentence)) spans.AddRange(open);
            else findings.Add(new Finding($"Hours[{day}]", "hours", sentence));
            if (WorkWeek.TryParse(day, _breaks[day], out var pauses, out var problem)) breaks.AddRange(pauses);
            else findings.Add(new Finding($"Breaks[{day}]", "breaks", problem));
        }

        return findings.Count > 0 ? _saving.Refuse(findings) : _saving.Run(id => Service.SetWeek(new SetProviderWeek(id, Provider, _view?.Revision ?? 0, new WorkWeek(spans, breaks))), _ => Close());
    }

    private async Task Add()
    {
        List<Finding> findings = [];
        var (from, to) = (Time("From", _from, findings), Time("To", _to, findings));
        if (findings.Count > 0)
        {
            await _away.Refuse(findings);
            return;
        }

        await _away.Run(id => Service.Add(new AddAbsence(id, Provider, ScheduleDays.Read(_first), ScheduleDays.Read(_last), from, to, _reason)), async _ =>
        {
            (_first, _last, _from, _to, _reason) = ("", "", "", "", "");
            await Look();
        });
        (_said, _refused) = _away.Trouble is { } trouble ? (trouble.Title, true) : (_away.Findings.All.Count > 0 ? "" : "The absence is written down.", false);
    }

    private async Task End(AbsenceRow absence)
    {
        await _away.Run(id => Service.End(new EndAbsence(id, absence.Id, absence.Revision)), _ => Task.CompletedTask);
        (_said, _refused) = _away.Trouble is { } trouble ? (trouble.Title, true) : _away.Findings.All is [var finding, ..] ? (finding.Sentence, true) : ("The absence is taken back.", false);
        await Look();
    }

    private static TimeOnly? Time(string field, string text, List<Finding> findings)
    {
        if (text.Trim().Length == 0) return null;
        if (ClinicHours.TryTime(text.Trim(), out var time)) return time;
        findings.Add(new Finding(field, "no-time", "Write the time as 13:00."));
        return null;
    }

    private static string Words(AbsenceRow it)
    {
        var days = it.FirstDay == it.LastDay ? Dates.DayWithYear(it.FirstDay) : $"{Dates.DayWithYear(it.FirstDay)} to {Dates.DayWithYear(it.LastDay)}";
        var times = it.From is null && it.To is null ? "" : string.Create(CultureInfo.InvariantCulture, $", {it.From?.ToString("H:mm", CultureInfo.InvariantCulture) ?? "morning"}–{it.To?.ToString("H:mm", CultureInfo.InvariantCulture) ?? "evening"}");
        return $"{days}{times}: {it.Reason}.";
    }

    private Task Close()
    {
        Dialog.Close(DialogResult.Ok(true));
        return Task.CompletedTask;
    }
}
