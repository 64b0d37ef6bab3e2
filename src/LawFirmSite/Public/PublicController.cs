using LawFirmSite.Web;
using Microsoft.AspNetCore.Authorization;

namespace LawFirmSite.Public;

/// <summary>What visitors see: anyone may read, no cookie is set, and nothing depends on who asks.</summary>
[AllowAnonymous]
public abstract class PublicController : WebController;
