using MudBlazor;

namespace BenzoClinic.Web.Components.Appointments;

/// <summary>How a form's dialog behaves: what was typed is not lost by a click beside it or a stray Escape.</summary>
internal static class DialogStyle
{
    public static DialogOptions Form { get; } = new() { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false, CloseOnEscapeKey = false };
}
