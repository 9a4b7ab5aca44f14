using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BenzoClinic.Services.Data;

/// <summary>
/// A query that EF translates once and not at every call, for what is asked at every click. A compiled query belongs to one
/// model, and each engine has its own: one for each.
/// </summary>
/// <param name="compile">Calls <c>EF.CompileAsyncQuery</c>.</param>
internal sealed class Compiled<TQuery>(Func<TQuery> compile) where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> _byModel = [];

    /// <summary>The query for a context.</summary>
    public TQuery On(ClinicDb db) => _byModel.GetValue(db.Model, _ => compile());
}
