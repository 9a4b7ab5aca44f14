using System.Collections.Frozen;
using BenzoClinic.Domain.Appointments;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Appointments;

/// <summary>Ring expected, half arrived, full with the provider, tick left, cross no-show; the word always stands beside it or in its title.</summary>
public static class StateGlyph
{
    private static readonly FrozenDictionary<AppointmentState, MarkupString> Made = Enum.GetValues<AppointmentState>().ToFrozenDictionary(state => state, state => new MarkupString(
        $"""<svg class="state-glyph {state.ToString().ToLowerInvariant()}" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><title>{StateWords.Of(state)}</title>{Shape(state)}</svg>"""));

    /// <summary>The glyph of a state.</summary>
    public static MarkupString Of(AppointmentState state) => Made[state];

    private static string Shape(AppointmentState state) => state switch
    {
        AppointmentState.Expected => """<circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="1.5" />""",
        AppointmentState.Arrived => """<circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="1.5" /><path d="M6 1.5a4.5 4.5 0 0 0 0 9z" fill="currentColor" />""",
        AppointmentState.WithProvider => """<circle cx="6" cy="6" r="5" fill="currentColor" />""",
        AppointmentState.Left => """<path d="M2 6.5 5 9.5 10.5 3" fill="none" stroke="currentColor" stroke-width="2" />""",
        _ => """<path d="M2.5 2.5 9.5 9.5M9.5 2.5 2.5 9.5" fill="none" stroke="currentColor" stroke-width="2" />""",
    };
}
