using System.Data.Common;

namespace BenzoClinic.Services.Data;

/// <summary>Tells a database that does not answer from content that cannot be read.</summary>
internal static class DatabaseFault
{
    /// <summary>True where the database failed, itself or beneath what wraps it: another attempt may succeed.</summary>
    public static bool Is(Exception fault) => fault is DbException || fault.InnerException is DbException;
}
