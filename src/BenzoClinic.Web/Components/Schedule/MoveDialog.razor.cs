using System.Globalization;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Web.Components.Shared;
using BenzoClinic.Web.Components.Tapers;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Schedule;

/// <summary>Gives a booking another time, length, provider or room; of a series, alone or with all that follow. Conflicts are seen before anything is saved.</summary>
public sealed partial class MoveDialog
{
    private static readonly string[] TimeFormats = ["H:mm", "Hmm", "HHmm", "%H"];

    private readonly Saving _saving = new();
    private string _date = "";
    private string _start = "";
    private string _minutes = "";
    private string _provider = "";
    private string _room = "";
    private string _overlap = "";
    private bool _typed;
    private bool _following;
    private SeriesPreview? _preview;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    /// <summary>What is moved.</summary>
    [Parameter, EditorRequired]
    public Movable What { get; set; } = null!;

    /// <summary>Where it is to go, as a beginning.</summary>
    [Parameter, EditorRequired]
    public MovePlace To { get; set; } = null!;

    /// <summary>Providers and rooms to choose from.</summary>
    [Parameter, EditorRequired]
    public ScheduleGround Ground { get; set; } = null!;

    /// <summary>Opens the dialog; one sentence about where it went, or null where it stayed.</summary>
    public static async Task<string?> Show(IDialogService dialogs, Movable what, MovePlace to, ScheduleGround ground)
    {
        var parameters = new DialogParameters<MoveDialog> { { it => it.What, what }, { it => it.To, to }, { it => it.Ground, ground } };
        return await (await dialogs.ShowAsync<MoveDialog>(null, parameters, Sheets.Narrow)).GetReturnValueAsync<string>();
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _date = To.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        _start = Dates.Time(To.Start);
        _minutes = To.Minutes.ToString(CultureInfo.InvariantCulture);
        (_provider, _room) = (To.Provider.ToString(), To.Room);
    }

    private IReadOnlyList<ChoiceOption> Providers => [.. Ground.Providers.Select(it => new ChoiceOption(it.Id.ToString(), it.Name))];

    private IReadOnlyList<ChoiceOption> Rooms => [.. Ground.Rooms.Select(it => new ChoiceOption(it.Id, it.Name))];

    private string Said(string field) => _saving.Findings.For(field) ?? "";

    // Once a clash was met; a patient is never in two places.
    private bool MayOverlap => Ground.MayOverlap && What.CanOverlap && !_following
        && (_overlap.Length > 0 || (_saving.Findings.All.Any(it => it.Code is "provider-taken" or "room-taken") && _saving.Findings.All.All(it => it.Code != "patient-taken")));

    private void Type(Action change)
    {
        change();
        (_typed, _preview) = (true, null);
    }

    private async Task Which(bool following)
    {
        (_following, _preview, _typed) = (following, null, true);
        if (following) await Look();
    }

    private async Task Look()
    {
        if (Read() is not { } wish) return;
        _preview = await What.Preview(wish);
        if (_preview.Findings.Count > 0) await _saving.Refuse(_preview.Findings);
    }

    private async Task Save()
    {
        if (Read() is not { } wish)
        {
            await _saving.Refuse(new Finding("Start", "no-time", "Write the time as 10:30."));
            return;
        }

        await _saving.Run(id => What.Write(id, wish, _following), _ => Close());
        // The conflicts stand beside their days.
        if (_following && _saving.Findings.All.Count > 0) _preview = await What.Preview(wish);
    }

    // Null where the time cannot be read.
    private MoveWish? Read()
    {
        var text = _start.Trim().Replace('.', ':');
        TimeOnly? start = TimeOnly.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall) ? wall : null;
        if (start is null && text.Length > 0) return null;
        return new MoveWish(
            Guid.TryParse(_provider, out var provider) ? new StaffId(provider) : null, ScheduleDays.Read(_date), start,
            int.TryParse(_minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : null, _room, MayOverlap ? _overlap.Trim() : "");
    }

    private Task Close()
    {
        Dialog.Close(DialogResult.Ok($"{What.Name}: moved{(_following ? " with all that follow" : "")}."));
        return Task.CompletedTask;
    }
}
